import Foundation
import JobEngine
import Testing

@Suite("Locks as signs of life")
struct FlockLivenessTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "liveness-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test("a worker that lives is not dead, one that is unknown neither")
  func alive() throws {
    try withFolder { folder in
      let mine = FlockLiveness(folder: folder)
      let peer = FlockLiveness(folder: folder)
      try mine.hold("me/..: x")
      #expect(try peer.dead(among: ["me/..: x", "unknown"]) == [])
      #expect(try mine.dead(among: ["me/..: x"]) == [])
      #expect(throws: LivenessError.self) { try peer.hold("me/..: x") }
      mine.letGo("me/..: x")
      #expect(try peer.dead(among: ["me/..: x"]) == [])
    }
  }

  @Test("a worker whose process is killed is dead at once")
  func killed() throws {
    try withFolder { folder in
      // `flock` of util-linux holds the lock of the same kernel file and is killed like a worker.
      let path = "\(folder)/worker-peer.lock"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
      process.arguments = ["--no-fork", path, "/bin/sleep", "1000"]
      try process.run()
      let liveness = FlockLiveness(folder: folder)
      let clock = ContinuousClock()
      let begin = clock.now
      while !isLocked(path), clock.now - begin < .seconds(10) { sched_yield() }
      #expect(try liveness.dead(among: ["peer"]) == [])
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try liveness.dead(among: ["peer"]) == ["peer"])
      liveness.forget("peer")
      #expect(try liveness.dead(among: ["peer"]) == [])
    }
  }

  private func isLocked(_ path: String) -> Bool {
    let file = open(path, O_RDWR)
    guard file >= 0 else { return false }
    defer { close(file) }
    return flock(file, LOCK_EX | LOCK_NB) != 0
  }
}
