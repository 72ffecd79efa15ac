import Foundation
import Glibc
import Testing

@Suite("A full disk")
struct DiskFullTests {
  @Test(
    "refuses writes without losing or halving any and says that it does, and works again when there is space",
    .timeLimit(.minutes(20)))
  func full() async throws {
    guard let helper = HelperProcess.path else { return HelperProcess.explainSkip() }
    guard getuid() == 0 else { return print("skipped: mounting a small file system needs root") }
    let folder = try TestFolder()
    let script = """
      mount -t tmpfs -o size=3m,mode=0700 tmpfs '\(folder.url.path)' || { echo no-mount; exit 0; }
      '\(helper)' '\(folder.url.path)' fill f 1024 2>&1
      """
    let process = try HelperProcess(shell: ["/usr/bin/unshare", "-m", "/bin/sh", "-c", script])
    let output = try await process.finish().trimmingCharacters(in: .whitespacesAndNewlines)
    guard !output.contains("no-mount"), !output.contains("unshare") else {
      return print("skipped: this machine does not allow mounts (\(output))")
    }
    let words = output.split(separator: " ")
    #expect(words.count == 7 && words[0] == "acknowledged", "\(output)")
    #expect(words.count == 7 && words[1] == words[3] && (Int(words[1]) ?? 0) > 20, "\(output)")
    #expect(output.hasSuffix("ready false true"), "\(output)")
    print("disk full: \(output)")
  }
}
