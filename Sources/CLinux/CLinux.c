#define _GNU_SOURCE 1
#include "CLinux.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

int clinux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int epoll, int operation, int fd, uint32_t events, uint64_t data) {
  struct epoll_event event = {.events = events, .data = {.u64 = data}};
  return epoll_ctl(epoll, operation, fd, &event);
}

int clinux_epoll_add(int epoll, int fd, uint32_t events, uint64_t data) {
  return control(epoll, EPOLL_CTL_ADD, fd, events, data);
}

int clinux_epoll_modify(int epoll, int fd, uint32_t events, uint64_t data) {
  return control(epoll, EPOLL_CTL_MOD, fd, events, data);
}

int clinux_epoll_remove(int epoll, int fd) { return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL); }

int clinux_epoll_wait(int epoll, clinux_event *events, int most, int64_t timeout_ns) {
  struct epoll_event packed[256];
  if (most > 256) most = 256;
  struct timespec limit = {.tv_sec = timeout_ns / 1000000000, .tv_nsec = timeout_ns % 1000000000};
  int count = epoll_pwait2(epoll, packed, most, timeout_ns < 0 ? NULL : &limit, NULL);
  for (int i = 0; i < count; i++) {
    events[i].events = packed[i].events;
    events[i].data = packed[i].data.u64;
  }
  return count;
}

int clinux_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int clinux_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

int clinux_set_nonblocking(int fd) {
  int flags = fcntl(fd, F_GETFL, 0);
  return flags < 0 ? flags : fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}

int clinux_termination_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC);
}

int clinux_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  if (read(descriptor, &info, sizeof info) != sizeof info) return -errno;
  return (int)info.ssi_signo;
}

void clinux_ignore_broken_pipe(void) { signal(SIGPIPE, SIG_IGN); }

int64_t clinux_raise_descriptor_limit(void) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -errno;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) != 0) return -errno;
  return limit.rlim_cur > INT32_MAX ? INT32_MAX : (int64_t)limit.rlim_cur;
}

void clinux_return_memory(int64_t unused_most) {
  if ((int64_t)mallinfo2().fordblks > unused_most) malloc_trim(0);
}

void clinux_name_thread(const char *name) {
  char cut[16] = {0};
  strncpy(cut, name, 15);
  pthread_setname_np(pthread_self(), cut);
}

int64_t clinux_monotonic_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t clinux_realtime_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clinux_realtime_coarse_s(void) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return now.tv_sec;
}

static socklen_t parse_address(const char *address, uint16_t port, struct sockaddr_storage *out) {
  memset(out, 0, sizeof *out);
  struct sockaddr_in *four = (struct sockaddr_in *)out;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)out;
  if (inet_pton(AF_INET, address, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    return sizeof *four;
  }
  if (inet_pton(AF_INET6, address, &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(port);
    return sizeof *six;
  }
  return 0;
}

static int fail(int fd) {
  int code = errno;
  close(fd);
  return -code;
}

int clinux_bind_tcp(const char *address, uint16_t port, int shares_port) {
  struct sockaddr_storage name;
  socklen_t length = parse_address(address, port, &name);
  if (length == 0) return -EINVAL;
  int fd = socket(name.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  int on = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0) return fail(fd);
  if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) return fail(fd);
  if (name.ss_family == AF_INET6 && setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) != 0) return fail(fd);
  if (shares_port && clinux_share_port(fd) != 0) return fail(fd);
  if (bind(fd, (struct sockaddr *)&name, length) != 0) return fail(fd);
  return fd;
}

int clinux_share_port(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
}

int clinux_connect_tcp(const char *address, uint16_t port) {
  struct sockaddr_storage name;
  socklen_t length = parse_address(address, port, &name);
  if (length == 0) return -EINVAL;
  int fd = socket(name.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  int on = 1;
  if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0) return fail(fd);
  if (connect(fd, (struct sockaddr *)&name, length) != 0 && errno != EINPROGRESS) return fail(fd);
  return fd;
}

int clinux_socket_error(int fd) {
  int code = 0;
  socklen_t length = sizeof code;
  if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &length) != 0) return -errno;
  return -code;
}

int clinux_local_port(int fd) {
  struct sockaddr_storage name;
  socklen_t length = sizeof name;
  if (getsockname(fd, (struct sockaddr *)&name, &length) != 0) return -errno;
  if (name.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&name)->sin6_port);
  return ntohs(((struct sockaddr_in *)&name)->sin_port);
}

int clinux_accept_peer(int listener, clinux_peer *peer) {
  struct sockaddr_storage name;
  socklen_t length = sizeof name;
  int fd = accept4(listener, (struct sockaddr *)&name, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (fd < 0) return -errno;
  memset(peer, 0, sizeof *peer);
  if (name.ss_family == AF_INET6) {
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)&name;
    peer->is_ipv6 = 1;
    peer->port = ntohs(six->sin6_port);
    memcpy(peer->address, &six->sin6_addr, 16);
  } else {
    struct sockaddr_in *four = (struct sockaddr_in *)&name;
    peer->port = ntohs(four->sin_port);
    memcpy(peer->address, &four->sin_addr, 4);
  }
  return fd;
}

void clinux_peer_text(const clinux_peer *peer, char text[46]) {
  if (inet_ntop(peer->is_ipv6 ? AF_INET6 : AF_INET, peer->address, text, 46) == NULL) text[0] = 0;
}

int64_t clinux_receive(int fd, void *bytes, int64_t most) {
  ssize_t count = recv(fd, bytes, most, 0);
  return count < 0 ? -errno : count;
}

int64_t clinux_send(int fd, const void *bytes, int64_t count) {
  ssize_t sent = send(fd, bytes, count, MSG_NOSIGNAL);
  return sent < 0 ? -errno : sent;
}

int64_t clinux_send_vector(int fd, const clinux_slice *slices, int count) {
  struct iovec vector[CLINUX_SLICES_MAX];
  if (count > CLINUX_SLICES_MAX) count = CLINUX_SLICES_MAX;
  for (int i = 0; i < count; i++) {
    vector[i].iov_base = (void *)slices[i].bytes;
    vector[i].iov_len = slices[i].count;
  }
  struct msghdr message = {.msg_iov = vector, .msg_iovlen = count};
  ssize_t sent = sendmsg(fd, &message, MSG_NOSIGNAL);
  return sent < 0 ? -errno : sent;
}

void clinux_shutdown_sending(int fd) { shutdown(fd, SHUT_WR); }

int clinux_send_local(const char *path, const void *bytes, int64_t count) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  size_t length = strlen(path);
  if (length < 2 || length >= sizeof name.sun_path) return -EINVAL;
  memcpy(name.sun_path, path, length);
  // A name without a file begins with a zero byte, which is written as @, and ends where the address ends.
  if (path[0] == '@') name.sun_path[0] = 0;
  int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  socklen_t size = offsetof(struct sockaddr_un, sun_path) + length;
  if (sendto(fd, bytes, count, MSG_NOSIGNAL, (struct sockaddr *)&name, size) < 0) return fail(fd);
  close(fd);
  return 0;
}
