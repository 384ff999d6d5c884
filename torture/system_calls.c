/* Loaded before the C library (LD_PRELOAD): counts the calls that change files below one folder, SQLite's among
   them, and at one of them breaks: the call fails, or the process dies by SIGKILL. Does nothing until it is armed. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DIE_BEFORE = -1, DIE_WITHIN = -2 }; /* else the number of the error */

static char root[PATH_MAX];
static size_t root_length; /* 0: not armed */
static int log_to = -1;
static long seen, target;
static int fate;

/* Begin to count below a folder (no link in its path, no slash at its end). The call with number AT, from 1, meets
   its FATE; 0 is none of them. Each call is told to a file, a line each, before it happens. */
void torture_arm(const char *folder, const char *told, long at, int what) {
    log_to = open(told, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    seen = 0;
    target = at;
    fate = what;
    root_length = strlen(strncpy(root, folder, sizeof root - 1));
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* What is to become of a call: 0 it happens, 1 it fails with errno set, DIE_WITHIN it happens by half and the process
   dies. A full disk stays full for what needs room, and a broken one broken; a right that is missing is so once. */
static int judged(const char *call, int needs_room, const char *path) {
    if (!root_length || strncmp(path, root, root_length)) return 0;
    const char *below = path + root_length;
    if (*below && *below != '/') return 0;
    seen++;
    char line[PATH_MAX + 32];
    int length = snprintf(line, sizeof line, "%s %s\n", call, *below ? below + 1 : ".");
    if (REAL(write)(log_to, line, length) != length) die();
    int stays = (fate == ENOSPC && needs_room) || fate == EIO;
    if (!target || (seen != target && !(stays && seen > target))) return 0;
    if (fate == DIE_BEFORE) die();
    if (fate == DIE_WITHIN) return DIE_WITHIN;
    errno = fate;
    return 1;
}

static int judged_handle(const char *call, int handle) {
    char link[64], path[PATH_MAX];
    if (!root_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return judged(call, 1, path);
}

static int judged_path(const char *call, int needs_room, int folder, const char *path) {
    char whole[PATH_MAX * 2], base[PATH_MAX], link[64];
    if (!root_length) return 0;
    if (path[0] == '/') return judged(call, needs_room, path);
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0) return 0;
    base[length] = 0;
    snprintf(whole, sizeof whole, "%s/%s", base, path);
    return judged(call, needs_room, whole);
}

/* A write that dies, or finds the disk full, has half of its bytes on it. */
#define WRITE(name, declared, ...)                                              \
    ssize_t name declared {                                                     \
        int found = judged_handle("write", handle);                             \
        if (found == 0) return REAL(name)(__VA_ARGS__);                         \
        int is_first = seen == target;                                          \
        if (found == 1 && !(fate == ENOSPC && is_first && size > 1)) return -1; \
        size /= 2;                                                              \
        ssize_t done = size ? REAL(name)(__VA_ARGS__) : 0;                      \
        if (found == DIE_WITHIN) die();                                         \
        return done;                                                            \
    }
WRITE(write, (int handle, const void *bytes, size_t size), handle, bytes, size)
WRITE(pwrite, (int handle, const void *bytes, size_t size, off_t at), handle, bytes, size, at)
WRITE(pwrite64, (int handle, const void *bytes, size_t size, off64_t at), handle, bytes, size, at)

/* Any other call is whole or not at all; to die within is then to die behind it. */
#define CALL(name, declared, found_by, ...)                  \
    int name declared {                                      \
        int found = found_by;                                \
        if (found == 1) return -1;                           \
        int done = REAL(name)(__VA_ARGS__);                  \
        if (found == DIE_WITHIN) die();                      \
        return done;                                         \
    }
CALL(fsync, (int handle), judged_handle("fsync", handle), handle)
CALL(fdatasync, (int handle), judged_handle("fsync", handle), handle)
CALL(ftruncate, (int handle, off_t size), judged_handle("truncate", handle), handle, size)
CALL(ftruncate64, (int handle, off64_t size), judged_handle("truncate", handle), handle, size)
CALL(rename, (const char *old, const char *new), judged_path("rename", 0, AT_FDCWD, new), old, new)
CALL(renameat, (int from, const char *old, int to, const char *new), judged_path("rename", 0, to, new), from, old, to, new)
CALL(unlink, (const char *path), judged_path("unlink", 0, AT_FDCWD, path), path)
CALL(unlinkat, (int folder, const char *path, int flags), judged_path("unlink", 0, folder, path), folder, path, flags)
CALL(mkdir, (const char *path, mode_t mode), judged_path("mkdir", 1, AT_FDCWD, path), path, mode)
CALL(chmod, (const char *path, mode_t mode), judged_path("chmod", 0, AT_FDCWD, path), path, mode)
CALL(fchmod, (int handle, mode_t mode), judged_handle("chmod", handle), handle, mode)
CALL(fchmodat, (int folder, const char *path, mode_t mode, int flags), judged_path("chmod", 0, folder, path), folder, path, mode, flags)

/* To open counts where it may write. */
#define OPEN(name, declared, folder, ...)                                        \
    int name declared {                                                          \
        mode_t mode = 0;                                                         \
        if (flags & O_CREAT) {                                                   \
            va_list more;                                                        \
            va_start(more, flags);                                               \
            mode = va_arg(more, mode_t);                                         \
            va_end(more);                                                        \
        }                                                                        \
        int writes = (flags & O_ACCMODE) != O_RDONLY;                            \
        int found = writes ? judged_path("open", flags & O_CREAT, folder, path) : 0; \
        if (found == 1) return -1;                                               \
        int done = REAL(name)(__VA_ARGS__, flags, mode);                         \
        if (found == DIE_WITHIN) die();                                          \
        return done;                                                             \
    }
OPEN(open, (const char *path, int flags, ...), AT_FDCWD, path)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD, path)
OPEN(openat, (int folder, const char *path, int flags, ...), folder, folder, path)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder, folder, path)
