// What Swift's own Glibc module leaves out of the C library.
#ifndef TENANTRY_CGLIBC_H
#define TENANTRY_CGLIBC_H
#include <execinfo.h>
#include <sys/prctl.h>

// Declared by <sys/mman.h> and <fcntl.h> only for GNU sources.
extern int memfd_create(const char *name, unsigned int flags);
#define TENANTRY_MFD_CLOEXEC 1u
#define TENANTRY_MFD_ALLOW_SEALING 2u

// fcntl is variadic, which Swift imports for integers only where it has an overlay.
#define TENANTRY_F_ADD_SEALS 1033
#define TENANTRY_F_SEAL_GROW 4

// prctl is variadic, too. No core, and nobody but root looks into this process; 0 when the kernel took it.
static inline int tenantry_not_dumpable(void) { return prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L); }
#endif
