// What Swift cannot import of Linux: packed structs, variadic calls and feature-gated functions.
#ifndef CLINUX_H
#define CLINUX_H

#include <stdint.h>

/// One readiness report, unpacked: epoll_event is packed on x86-64 and Swift cannot hold it.
typedef struct {
  uint32_t events;
  uint64_t data;
} clinux_event;

int clinux_epoll_create(void);
int clinux_epoll_add(int epoll, int fd, uint32_t events, uint64_t data);
int clinux_epoll_modify(int epoll, int fd, uint32_t events, uint64_t data);
int clinux_epoll_remove(int epoll, int fd);
/// As epoll_pwait2: the time-out is in nanoseconds, below 0 waits without end. At most 256 events a call.
int clinux_epoll_wait(int epoll, clinux_event *events, int most, int64_t timeout_ns);
int clinux_eventfd(void);
int clinux_accept(int listener);
int clinux_set_nonblocking(int fd);
/// A signalfd for SIGTERM and SIGINT, both blocked for the calling thread and all that it starts afterwards.
int clinux_termination_signals(void);
void clinux_ignore_broken_pipe(void);
/// Names the calling thread, cut to the kernel's 15 bytes.
void clinux_name_thread(const char *name);
int64_t clinux_monotonic_ns(void);
int64_t clinux_realtime_us(void);

#endif
