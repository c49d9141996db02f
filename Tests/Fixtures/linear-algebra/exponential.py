"""Writes exponential_expected.csv: matrix exponentials and Fréchet derivatives with 60 digits (mpmath 1.3), printed with 17.

python3 exponential.py > exponential_expected.csv

A derivative is the upper right block of the exponential of [[A, E], [0, A]]. Matrices are row by row.
"""
import random

from mpmath import mp, matrix, expm, mpf

mp.dps = 60
random.seed(20)


def intensities(n, scale):
    a = [[random.uniform(0, scale) if i != j else 0 for j in range(n)] for i in range(n)]
    for i in range(n):
        a[i][i] = -sum(a[i])
    return a


def general(n, scale):
    return [[random.uniform(-scale, scale) for _ in range(n)] for _ in range(n)]


def row(a):
    return " ".join(mp.nstr(mpf(x), 17) for line in a for x in line)


cases = [("intensities", intensities(4, 0.3)), ("long interval", intensities(4, 30)), ("one state", [[-2.5]]),
         ("stiff", [[-1000, 1000, 0], [0, -0.001, 0.001], [0, 0, 0]]), ("defective", [[-1, 1, 0], [0, -1, 1], [0, 0, -1]]),
         ("complex eigenvalues", [[-1, 1, 0], [0, -1, 1], [1, 0, -1]]), ("general", general(5, 3)), ("large", intensities(9, 2)),
         ("near zero", general(3, 1e-9)), ("overscaling", [[1, 1e6], [0, -1]])]
print("case,order,matrix,direction,value,derivative")
for name, a in cases:
    n = len(a)
    e = general(n, 1)
    block = matrix(2 * n)
    for i in range(n):
        for j in range(n):
            block[i, j] = block[n + i, n + j] = mpf(a[i][j])
            block[i, n + j] = mpf(e[i][j])
    x = expm(block, method="taylor")
    value = [[x[i, j] for j in range(n)] for i in range(n)]
    derivative = [[x[i, n + j] for j in range(n)] for i in range(n)]
    repeated = lambda m: " ".join(repr(float(v)) for line in m for v in line)
    print(",".join([name, str(n), repeated(a), repeated(e), row(value), row(derivative)]))
