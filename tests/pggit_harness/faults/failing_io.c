/*
 * Preloaded into a PostgreSQL server: makes chosen calls on chosen files fail.
 *
 * What to fail stands in a small file that every process of the server has
 * mapped, so that a test can change it while the server runs. Its layout is
 * the struct below; faults/failing_io.py writes the same.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, ALLOCATE = 2, SYNC = 4 };

struct order {
    int32_t armed;       /* 0: everything works */
    int32_t calls;       /* which: WRITE | ALLOCATE | SYNC */
    int32_t error;       /* the errno they fail with */
    int32_t hits;        /* how often that happened */
    char part[240];      /* of the paths of the files concerned */
};

static volatile struct order *order;

/* PostgreSQL overwrites environ: what is there is read before main() runs. */
__attribute__((constructor)) static void map_order(void)
{
    const char *path = getenv("PGGIT_FAILING_IO");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *mapped;

    if (fd < 0)
        return;
    mapped = mmap(NULL, sizeof(struct order), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED)
        order = mapped;
    close(fd);
}

static int fails(int fd, int call)
{
    char link[40], path[4096];
    ssize_t length;

    if (order == NULL || !order->armed || !(order->calls & call))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    if (strstr(path, (const char *) order->part) == NULL)
        return 0;
    __sync_fetch_and_add(&order->hits, 1);
    return order->error;
}

/* The next definition of the name, which is the C library's. */
#define REAL(name) \
    static __typeof__(name) *real; \
    if (real == NULL) \
        real = (__typeof__(name) *) dlsym(RTLD_NEXT, #name)

#define WRAP(type, name, call, parameters, arguments) \
    type name parameters \
    { \
        int failure = fails(fd, call); \
        REAL(name); \
        if (failure) { \
            errno = failure; \
            return -1; \
        } \
        return real arguments; \
    }

/* posix_fallocate() returns its error and leaves errno alone. */
#define WRAP_ALLOCATE(name, offset_type) \
    int name(int fd, offset_type start, offset_type length) \
    { \
        int failure = fails(fd, ALLOCATE); \
        REAL(name); \
        return failure ? failure : real(fd, start, length); \
    }

WRAP(ssize_t, write, WRITE, (int fd, const void *data, size_t size), (fd, data, size))
WRAP(ssize_t, pwrite, WRITE, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRAP(ssize_t, pwrite64, WRITE, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WRAP(ssize_t, pwritev, WRITE, (int fd, const struct iovec *parts, int count, off_t at), (fd, parts, count, at))
WRAP(ssize_t, pwritev64, WRITE, (int fd, const struct iovec *parts, int count, off64_t at), (fd, parts, count, at))
WRAP(int, fsync, SYNC, (int fd), (fd))
WRAP(int, fdatasync, SYNC, (int fd), (fd))
WRAP_ALLOCATE(posix_fallocate, off_t)
WRAP_ALLOCATE(posix_fallocate64, off64_t)
