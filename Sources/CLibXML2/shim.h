#include <libxml/xmlversion.h>
// Debian's libxml2 includes its ICU, whose types clash with those of Foundation's ICU in one Swift module. They appear
// only in the encoding handlers, which are never touched here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
