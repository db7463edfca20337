// What Swift cannot import of Linux: packed structs, variadic calls and feature-gated functions.
#ifndef CLINUX_H
#define CLINUX_H

#include <stdint.h>

/// One readiness report. It is unpacked, because epoll_event is packed on x86-64 and Swift cannot hold a packed struct.
typedef struct {
  uint32_t events;
  uint64_t data;
} clinux_event;

int clinux_epoll_create(void);
int clinux_epoll_add(int epoll, int fd, uint32_t events, uint64_t data);
int clinux_epoll_modify(int epoll, int fd, uint32_t events, uint64_t data);
int clinux_epoll_remove(int epoll, int fd);
/// Works like epoll_pwait2. The time-out is in nanoseconds, and a negative one waits without end. One call reports at
/// most 256 events.
int clinux_epoll_wait(int epoll, clinux_event *events, int most, int64_t timeout_ns);
int clinux_eventfd(void);
int clinux_accept(int listener);
int clinux_set_nonblocking(int fd);
/// Opens a signalfd for SIGTERM and SIGINT. Blocks both signals for the calling thread and for all threads that it
/// starts afterwards.
int clinux_termination_signals(void);
/// Has a spawned program begin without the descriptors from `first` on. Returns 0 or an errno.
int clinux_spawn_without_descriptors(void *actions, int first);
/// Waits for the next signal of that descriptor. Returns its number, or -errno.
int clinux_next_signal(int descriptor);
void clinux_ignore_broken_pipe(void);
/// Raises the process's limit of open descriptors as far as the system allows. Returns the new limit, at most
/// INT32_MAX, or -errno.
int64_t clinux_raise_descriptor_limit(void);
/// Gives unused memory back to the system when there are more than `unused_most` bytes of it.
void clinux_return_memory(int64_t unused_most);
/// Names the calling thread, cut to the kernel's 15 bytes.
void clinux_name_thread(const char *name);
int64_t clinux_monotonic_ns(void);
int64_t clinux_realtime_us(void);
/// Seconds since 1970 at the kernel's last tick. It takes a quarter of the time of an exact clock, and is enough where
/// only seconds are shown.
int64_t clinux_realtime_coarse_s(void);
/// A pipe whose ends no other program inherits: read end, write end.
int clinux_pipe(int ends[2]);
/// Starts a program in a session of its own and in the folder `/`. The program inherits only `input` as descriptor 0
/// and `output` as 1 and 2. It has no signal blocked or ignored. Returns 0 or the error number. Both lists end with
/// NULL.
int clinux_spawn(int *process, char *const arguments[], char *const environment[], int input, int output);

/// The other end of a TCP connection.
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

/// The most slices that one call of clinux_send_vector takes.
enum { CLINUX_SLICES_MAX = 16 };

/// Opens and binds a non-blocking TCP socket with SO_REUSEADDR and TCP_NODELAY (accepted sockets inherit it). It gets
/// SO_REUSEPORT if asked. The address is numeric, IPv4 or IPv6. Returns the descriptor or -errno.
int clinux_bind_tcp(const char *address, uint16_t port, int shares_port);
/// Sets SO_REUSEPORT, also on a socket that listens already.
int clinux_share_port(int fd);
/// The port a socket is bound to, or -errno.
int clinux_local_port(int fd);
/// Opens a non-blocking TCP socket with TCP_NODELAY and begins to connect it. The address is numeric, IPv4 or IPv6. The
/// socket can be written once it is connected or has failed, which clinux_socket_error tells. Returns the descriptor or
/// -errno.
int clinux_connect_tcp(const char *address, uint16_t port);
/// The pending error of a socket: 0, or -errno.
int clinux_socket_error(int fd);
/// Accepts the next connection, non-blocking, and fills in its peer. Returns the descriptor or -errno.
int clinux_accept_peer(int listener, clinux_peer *peer);
void clinux_peer_text(const clinux_peer *peer, char text[46]);
/// Like recv(2), but returns -errno on failure.
int64_t clinux_receive(int fd, void *bytes, int64_t most);
/// Like send(2) without SIGPIPE, but returns -errno on failure.
int64_t clinux_send(int fd, const void *bytes, int64_t count);
/// Like sendmsg(2) without SIGPIPE, but returns -errno on failure.
int64_t clinux_send_vector(int fd, const clinux_slice *slices, int count);
void clinux_shutdown_sending(int fd);
/// Sends one datagram to a socket of this machine. A path that begins with @ is a name without a file. Never waits.
/// Returns 0 or -errno.
int clinux_send_local(const char *path, const void *bytes, int64_t count);

#endif
