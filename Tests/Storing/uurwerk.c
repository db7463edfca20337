/* Preloaded into service and database: the machine's wall clock with a number of seconds added that stands in a file, so
 * that a test can set the clock back and on. The monotonic clock is left alone, as it is when somebody sets the time. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *verschil;

__attribute__((constructor)) static void begin(void) {
  const char *pad = getenv("UURWERK");
  int bestand = pad ? open(pad, O_RDONLY | O_CLOEXEC) : -1;
  if (bestand < 0) return;
  void *bladzijde = mmap(NULL, sizeof *verschil, PROT_READ, MAP_SHARED, bestand, 0);
  close(bestand);
  if (bladzijde != MAP_FAILED) verschil = bladzijde;
}

int clock_gettime(clockid_t klok, struct timespec *tijd) {
  int uitkomst = (int)syscall(SYS_clock_gettime, klok, tijd);
  if (uitkomst == 0 && klok == CLOCK_REALTIME && verschil) tijd->tv_sec += *verschil;
  return uitkomst;
}

int gettimeofday(struct timeval *restrict tijd, void *restrict zone) {
  (void)zone;
  struct timespec nu;
  int uitkomst = clock_gettime(CLOCK_REALTIME, &nu);
  tijd->tv_sec = nu.tv_sec;
  tijd->tv_usec = nu.tv_nsec / 1000;
  return uitkomst;
}

time_t time(time_t *tijd) {
  struct timespec nu;
  clock_gettime(CLOCK_REALTIME, &nu);
  if (tijd) *tijd = nu.tv_sec;
  return nu.tv_sec;
}
