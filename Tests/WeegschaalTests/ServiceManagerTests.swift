import EventLoop
import Foundation
import Glibc
import Testing

@testable import Weegschaal

/// What the service tells the program that started it.
@Suite struct ServiceManagerTests {
  /// A socket that hears messages, as systemd has it: with a file, or with a name alone.
  private final class Ear: Sendable {
    let descriptor: Int32
    let name: String
    private let file: String?

    init(isAbstract: Bool) throws {
      let path = FileManager.default.temporaryDirectory.appending(path: "oor-\(UUID().uuidString.prefix(8))").path
      name = isAbstract ? "@\(path)" : path
      file = isAbstract ? nil : path
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      var bytes = Array(name.utf8)
      if isAbstract { bytes[0] = 0 }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
      let size = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
      let code = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
      }
      try #require(code == 0, "the socket cannot be bound: \(errno)")
    }

    deinit {
      close(descriptor)
      if let file { unlink(file) }
    }

    /// The next message; nil when none comes in time.
    func hear(milliseconds: Int32) -> String? {
      var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&state, 1, milliseconds) == 1 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
  }

  @Test(arguments: [false, true])
  func messagesArrive(_ isAbstract: Bool) throws {
    let ear = try Ear(isAbstract: isAbstract)
    let manager = ServiceManager(["NOTIFY_SOCKET": ear.name])
    manager.tell(.ready)
    manager.tell(.stopping)
    #expect(ear.hear(milliseconds: 1000) == "READY=1")
    #expect(ear.hear(milliseconds: 1000) == "STOPPING=1")
    #expect(manager.interval == nil, "nobody asked for signs of life")
  }

  @Test func withoutASocketNothingIsTold() {
    for environment in [
      [:], ["WATCHDOG_USEC": "30000000"], ["NOTIFY_SOCKET": "vsock:2:1"], ["NOTIFY_SOCKET": "/nergens/oor"],
      ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)],
    ] {
      let manager = ServiceManager(environment)
      manager.tell(.ready)
      #expect(manager.interval == nil)
    }
  }

  @Test func theWatchdogOfAnotherProcessIsNotOurs() {
    let base = ["NOTIFY_SOCKET": "/run/oor", "WATCHDOG_USEC": "30000000"]
    #expect(ServiceManager(base).interval == .seconds(10))
    #expect(ServiceManager(base.merging(["WATCHDOG_PID": "7"]) { $1 }, process: 7).interval == .seconds(10))
    #expect(ServiceManager(base.merging(["WATCHDOG_PID": "7"]) { $1 }, process: 8).interval == nil)
    for wrong in ["", "0", "-1", "veel"] {
      #expect(ServiceManager(base.merging(["WATCHDOG_USEC": wrong]) { $1 }).interval == nil)
    }
    let longest = ServiceManager(base.merging(["WATCHDOG_USEC": "18446744073709551615"]) { $1 })
    #expect(longest.interval == nil, "systemd's word for no limit")
  }

  @Test func aLoopThatHangsSilencesThem() async throws {
    let ear = try Ear(isAbstract: true)
    let manager = ServiceManager(["NOTIFY_SOCKET": ear.name, "WATCHDOG_USEC": "60000"])
    let loops = [try EventLoop(name: "een"), try EventLoop(name: "twee")]
    let life = try #require(manager.proveLife(of: loops))
    for _ in 0..<3 { #expect(ear.hear(milliseconds: 5000) == "WATCHDOG=1") }
    let hangs = DispatchSemaphore(value: 0)
    loops[1].execute { hangs.wait() }
    // What was on its way before the loop stood still may come yet.
    while ear.hear(milliseconds: 500) != nil {}
    #expect(ear.hear(milliseconds: 300) == nil)
    hangs.signal()
    #expect(ear.hear(milliseconds: 5000) == "WATCHDOG=1", "it turns again")
    life.cancel()
    await life.value
    for loop in loops { loop.stop() }
  }
}
