#pragma once
#include <cblas.h>
#include <stddef.h>

// Debian's OpenBLAS has LAPACK but no LAPACKE. Each CHARACTER argument has a hidden length at the end (gfortran's ABI).
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uploLength);
void dpotrs_(const char *uplo, const int *n, const int *nrhs, const double *a, const int *lda, double *b,
             const int *ldb, int *info, size_t uploLength);
void dpotri_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uploLength);
void dgesv_(const int *n, const int *nrhs, double *a, const int *lda, int *pivots, double *b, const int *ldb, int *info);
