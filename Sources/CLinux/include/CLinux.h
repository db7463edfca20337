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
/// Raises the number of descriptors that the process may have to what the system lets it. Returns that number, at most
/// INT32_MAX, or -errno.
int64_t clinux_raise_descriptor_limit(void);
/// Gives memory that is not in use back to the system, when there is more of it than so many bytes.
void clinux_return_memory(int64_t unused_most);
/// Names the calling thread, cut to the kernel's 15 bytes.
void clinux_name_thread(const char *name);
int64_t clinux_monotonic_ns(void);
int64_t clinux_realtime_us(void);
/// Seconds since 1970 as of the kernel's last tick: a quarter of the price, for what shows no more than seconds.
int64_t clinux_realtime_coarse_s(void);
/// A pipe whose ends no other program inherits: read end, write end.
int clinux_pipe(int ends[2]);
/// Starts a program in a session of its own, in the folder `/`, with nothing inherited but input as descriptor 0 and
/// output as 1 and 2; no signal blocked or ignored. Returns 0 or the error number. Both lists end with NULL.
int clinux_spawn(int *process, char *const arguments[], char *const environment[], int input, int output);

/// Who is at the other end of a TCP connection.
typedef struct {
  uint8_t address[16];
  uint16_t port;
  uint8_t is_ipv6;
} clinux_peer;

/// Bytes to send, owned by the caller.
typedef struct {
  const void *bytes;
  int64_t count;
} clinux_slice;

/// Slices that one call of clinux_send_vector takes.
enum { CLINUX_SLICES_MAX = 16 };

/// A bound, non-blocking TCP socket with SO_REUSEADDR and TCP_NODELAY (accepted sockets inherit it), with SO_REUSEPORT
/// if asked. The address is numeric, IPv4 or IPv6. Returns the descriptor or -errno.
int clinux_bind_tcp(const char *address, uint16_t port, int shares_port);
/// Sets SO_REUSEPORT, also on a socket that listens already.
int clinux_share_port(int fd);
/// The port a socket is bound to, or -errno.
int clinux_local_port(int fd);
/// The next connection, non-blocking, and its peer; or -errno.
int clinux_accept_peer(int listener, clinux_peer *peer);
void clinux_peer_text(const clinux_peer *peer, char text[46]);
/// As recv(2), but -errno on failure.
int64_t clinux_receive(int fd, void *bytes, int64_t most);
/// As send(2) without SIGPIPE, but -errno on failure.
int64_t clinux_send(int fd, const void *bytes, int64_t count);
/// As sendmsg(2) without SIGPIPE, but -errno on failure.
int64_t clinux_send_vector(int fd, const clinux_slice *slices, int count);
void clinux_shutdown_sending(int fd);

#endif
