import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A running program and the ends of its streams. Used by one thread, from start to `finish`.
struct ChildProcess {
  private static let pollMilliseconds: Int32 = 50
  private static let errorsMax = 65_536
  private static let graceSeconds = 2.0

  private let command: ProcessCommand
  private let pid: pid_t
  private var input: Int32
  private var output: Int32
  private var errors: Int32
  private let started = DispatchTime.now()

  /// Starts it in a process group of its own, with default signals and no descriptor but its streams and `keptOpen`.
  init(_ command: ProcessCommand) throws(ProcessError) {
    self.command = command
    var ends = StreamEnds()
    guard ends.open() else { throw .notStarted("no pipes: \(String(cString: strerror(errno)))") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends.childInput, 0)
    posix_spawn_file_actions_adddup2(&actions, ends.childOutput, 1)
    posix_spawn_file_actions_adddup2(&actions, ends.childErrors, 2)
    Self.keepOpen(command.keptOpen, &actions)
    InheritedDescriptors.close(from: 3 + Int32(command.keptOpen.count), in: &actions)

    var pid: pid_t = 0
    let failure = Self.spawn(command, &actions, &pid)
    ends.closeChildSide()
    guard failure == 0 else {
      ends.closeParentSide()
      throw .notStarted(String(cString: strerror(failure)))
    }
    self.pid = pid
    (input, output, errors) = (ends.parentInput, ends.parentOutput, ends.parentErrors)
  }

  /// First out of the way, because one may have the number that another is to get.
  private static func keepOpen(_ descriptors: [Int32], _ actions: inout posix_spawn_file_actions_t) {
    let aside: Int32 = 200
    for (index, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, aside + Int32(index))
    }
    for index in descriptors.indices {
      posix_spawn_file_actions_adddup2(&actions, aside + Int32(index), 3 + Int32(index))
    }
  }

  private static func spawn(
    _ command: ProcessCommand, _ actions: inout posix_spawn_file_actions_t, _ pid: inout pid_t
  ) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = ([command.program] + command.arguments).map { strdup($0) } + [nil]
    let variables =
      command.environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    return spawnProcess(&pid, command.program, actions: &actions, &attributes, words, variables)
  }

  /// Feeds and reads it until it ends.
  mutating func finish(stop: StopSignal) throws(ProcessError) -> Result<ProcessResult, ProcessError> {
    var fed = 0
    var said = Data()
    var complaints = Data()
    var reason: ProcessError?
    if command.input.isEmpty { closeInput() }
    while output >= 0 || errors >= 0 {
      if reason == nil { reason = reasonToStop(stop, size: said.count) }
      if let reason, secondsSince(started) > command.limit.inSeconds + Self.graceSeconds || reason != .timeout
      {
        terminate()
      }
      var polled = [
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&polled, 3, Self.pollMilliseconds) > 0 else { continue }
      if polled[0].revents != 0 { feed(from: &fed) }
      if polled[1].revents != 0, !Self.read(output, into: &said, max: .max) { Self.close(&output) }
      if polled[2].revents != 0, !Self.read(errors, into: &complaints, max: Self.errorsMax) {
        Self.close(&errors)
      }
    }
    closeInput()
    let status = wait()
    if let reason { return .failure(reason) }
    return .success(ProcessResult(status: status, output: said, errors: complaints))
  }

  private mutating func reasonToStop(_ stop: StopSignal, size: Int) -> ProcessError? {
    if stop.isRaised { return .cancelled }
    if size > command.outputMax { return .outputTooLarge }
    return secondsSince(started) > command.limit.inSeconds ? .timeout : nil
  }

  /// SIGTERM lets git remove its own lock files; a program that stays is killed at the next look.
  private func terminate() {
    kill(-pid, secondsSince(started) > command.limit.inSeconds + Self.graceSeconds ? SIGKILL : SIGTERM)
  }

  private mutating func feed(from fed: inout Int) {
    let sent = command.input.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int in
      guard let start = bytes.baseAddress, fed < bytes.count else { return 0 }
      return send(input, start + fed, bytes.count - fed, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if sent > 0 { fed += sent }
    let isGone = sent < 0 && errno != EAGAIN && errno != EINTR
    if fed >= command.input.count || isGone { closeInput() }
  }

  private mutating func closeInput() { Self.close(&input) }

  private static func close(_ descriptor: inout Int32) {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// False at the end of the stream. Reads on past `max`, so that the program does not block, and drops it.
  private static func read(_ descriptor: Int32, into data: inout Data, max: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    if count > 0 { data.append(contentsOf: buffer.prefix(Swift.min(count, Swift.max(0, max - data.count)))) }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  private func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private func secondsSince(_ time: DispatchTime) -> Double {
    Double(DispatchTime.now().uptimeNanoseconds - time.uptimeNanoseconds) / 1e9
  }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

private func spawnProcess(
  _ pid: inout pid_t, _ program: String, actions: inout posix_spawn_file_actions_t,
  _ attributes: inout posix_spawnattr_t, _ words: [UnsafeMutablePointer<CChar>?],
  _ variables: [UnsafeMutablePointer<CChar>?]
) -> Int32 {
  Glibc.posix_spawn(&pid, program, &actions, &attributes, words, variables)
}
