/*
 * A disk that forgets: preloaded into a node, it keeps beside the database a second image of it, which holds only what
 * was synced. At a power cut the image is what is left.
 *
 * FORGETFUL_DATABASE: the database; its log is the same with -wal. FORGETFUL_IMAGE: the folder of the images, `0` of the
 * database and `1` of the log. FORGETFUL_MILLISECONDS: how long each sync takes longer, so that there is something
 * to forget.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { FILES = 2, MOST_FDS = 4096 };
struct range { off_t at; size_t length; struct range *next; };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* 1 + which of the files a descriptor is of. */
static unsigned char file_of[MOST_FDS];
/* Written and not synced, the newest first; and to what length the file was cut since. */
static struct range *dirty[FILES];
static off_t cut[FILES] = {-1, -1};

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
#define REAL(name, type, ...) \
  static type (*call)(__VA_ARGS__); \
  if (!call) call = real(#name)

static int which(const char *path) {
  const char *database = getenv("FORGETFUL_DATABASE");
  if (!database || !path) return 0;
  size_t length = strlen(database);
  if (strncmp(path, database, length)) return 0;
  if (!path[length]) return 1;
  return strcmp(path + length, "-wal") ? 0 : 2;
}
static void image_path(char *into, size_t size, int file) {
  snprintf(into, size, "%s/%d", getenv("FORGETFUL_IMAGE"), file);
}
static int known(int fd) {
  return fd >= 0 && fd < MOST_FDS ? file_of[fd] : 0;
}
static void forget_ranges(int file) {
  while (dirty[file]) {
    struct range *next = dirty[file]->next;
    free(dirty[file]);
    dirty[file] = next;
  }
}
static void note(int file, off_t at, ssize_t length) {
  if (file < 0 || length <= 0) return;
  struct range *new = malloc(sizeof *new);
  if (!new) abort();
  pthread_mutex_lock(&lock);
  *new = (struct range){at, (size_t)length, dirty[file]};
  dirty[file] = new;
  pthread_mutex_unlock(&lock);
}

static void wrote(int fd, off_t at, ssize_t length) { note(known(fd) - 1, at, length); }
/* What a process that died wrote and did not sync is synced with what this one writes. */
static int opened(int fd, const char *path) {
  static int seen[FILES];
  if (fd < 0 || fd >= MOST_FDS) return fd;
  file_of[fd] = (unsigned char)which(path);
  int file = known(fd) - 1;
  struct stat now;
  if (file >= 0 && !seen[file]++ && !fstat(fd, &now)) note(file, 0, now.st_size);
  return fd;
}

struct synced { unsigned char *bytes; off_t at; size_t length; struct synced *next; };

/* What was written before the sync began is taken as it is then: what comes while it runs is not promised by it. */
static struct synced *take(int fd, int file, off_t *length, off_t *cut_to) {
  struct synced *taken = NULL;
  struct stat now;
  pthread_mutex_lock(&lock);
  for (struct range *r = dirty[file]; r; r = r->next) {
    struct synced *one = malloc(sizeof *one);
    if (!one || !(one->bytes = malloc(r->length))) abort();
    ssize_t got = pread(fd, one->bytes, r->length, r->at);
    one->at = r->at;
    one->length = got > 0 ? (size_t)got : 0;
    one->next = taken;
    taken = one;
  }
  forget_ranges(file);
  *cut_to = cut[file];
  cut[file] = -1;
  *length = fstat(fd, &now) ? -1 : now.st_size;
  pthread_mutex_unlock(&lock);
  return taken;
}

static int sync_with(int (*call)(int), int fd) {
  int file = known(fd) - 1;
  if (file < 0) return call(fd);
  off_t length, cut_to;
  struct synced *taken = take(fd, file, &length, &cut_to);
  const char *wait = getenv("FORGETFUL_MILLISECONDS");
  long milliseconds = wait ? atol(wait) : 0;
  struct timespec rest = {milliseconds / 1000, (milliseconds % 1000) * 1000000};
  if (milliseconds) nanosleep(&rest, NULL);
  int result = call(fd);
  char path[4096];
  image_path(path, sizeof path, file);
  if (result) {
    /* It said no: all of it is still to be synced. */
    int why = errno;
    for (struct synced *one = taken; one; one = one->next) note(file, one->at, (ssize_t)one->length);
    if (cut_to >= 0) cut[file] = cut_to;
    errno = why;
    return result;
  }
  pthread_mutex_lock(&lock);
  int image = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (image < 0) abort();
  if (cut_to >= 0 && ftruncate(image, cut_to)) abort();
  while (taken) {
    struct synced *next = taken->next;
    if (pwrite(image, taken->bytes, taken->length, taken->at) != (ssize_t)taken->length) abort();
    free(taken->bytes);
    free(taken);
    taken = next;
  }
  struct stat now;
  if (length >= 0 && !fstat(image, &now) && now.st_size < length && ftruncate(image, length)) abort();
  close(image);
  pthread_mutex_unlock(&lock);
  return result;
}
int fsync(int fd) {
  REAL(fsync, int, int);
  return sync_with(call, fd);
}
int fdatasync(int fd) {
  REAL(fdatasync, int, int);
  return sync_with(call, fd);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name, int, const char *, int, ...); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = va_arg(more, mode_t); \
    va_end(more); \
    return opened(call(path, flags, mode), path); \
  }
OPEN(open)
OPEN(open64)
#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(name, int, int, const char *, int, ...); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = va_arg(more, mode_t); \
    va_end(more); \
    return opened(call(folder, path, flags, mode), path); \
  }
OPENAT(openat)
OPENAT(openat64)
int close(int fd) {
  REAL(close, int, int);
  if (fd >= 0 && fd < MOST_FDS) file_of[fd] = 0;
  return call(fd);
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *bytes, size_t length, off_t at) { \
    REAL(name, ssize_t, int, const void *, size_t, off_t); \
    ssize_t done = call(fd, bytes, length, at); \
    wrote(fd, at, done); \
    return done; \
  }
PWRITE(pwrite)
PWRITE(pwrite64)
#define TRUNCATE(name) \
  int name(int fd, off_t length) { \
    REAL(name, int, int, off_t); \
    int done = call(fd, length); \
    int file = known(fd) - 1; \
    if (file >= 0 && !done) { \
      pthread_mutex_lock(&lock); \
      if (cut[file] < 0 || length < cut[file]) cut[file] = length; \
      pthread_mutex_unlock(&lock); \
    } \
    return done; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)
/* The database and its log are written at places only; whoever does otherwise is not watched, and says so. */
ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(write, ssize_t, int, const void *, size_t);
  if (known(fd)) abort();
  return call(fd, bytes, length);
}
int unlink(const char *path) {
  REAL(unlink, int, const char *);
  int file = which(path) - 1;
  int done = call(path);
  if (file >= 0 && !done) {
    char image[4096];
    image_path(image, sizeof image, file);
    pthread_mutex_lock(&lock);
    forget_ranges(file);
    cut[file] = -1;
    call(image);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
