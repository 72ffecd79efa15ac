import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A real sshd of the tests' own on loopback, with its own host key and one authorized key.
package final class GitSSHServer: Sendable {
  package static let programs = ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"]
  package static var isInstalled: Bool {
    programs.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }
  package static let missing = "there is no sshd here: apt-get install openssh-server openssh-client"

  package let folder: String
  package let port: Int
  private let process: ServerProcess

  package init(in folder: String) async throws {
    self.folder = folder
    port = try FreePort.next()
    for name in ["host", "stranger", "client"] {
      try ServerProcess.run("ssh-keygen -q -t ed25519 -N '' -C '' -f '\(folder)/\(name)'")
    }
    try FileManager.default.copyItem(atPath: "\(folder)/client.pub", toPath: "\(folder)/authorized")
    // What sshd wants for itself when the administrator starts it.
    if getuid() == 0 { try ServerProcess.run("mkdir -p -m 0755 /run/sshd") }
    let settings = """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey "\(folder)/host"
      AuthorizedKeysFile "\(folder.replacing("%", with: "%%"))/authorized"
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin yes
      LogLevel VERBOSE

      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: "\(folder)/sshd_config"))
    process = try ServerProcess(
      "exec /usr/sbin/sshd -D -e -f '\(folder)/sshd_config'", log: "\(folder)/sshd.log")
    try await ServerProcess.listening(on: port, log: "\(folder)/sshd.log")
  }

  package var key: String { "\(folder)/client" }
  /// A key that opens nothing here.
  package var strangersKey: String { "\(folder)/stranger" }

  /// - Parameter host: whose key is written down: `host`, or `stranger` for another one.
  package func knownHosts(_ host: String? = "host") throws -> String {
    let path = "\(folder)/known-\(host ?? "nobody") hosts"
    let key = try host.map { try String(contentsOfFile: "\(folder)/\($0).pub", encoding: .utf8) }
    try Data((key.map { "[127.0.0.1]:\(port) \($0)" } ?? "").utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// The address of a repository there.
  package func address(_ path: String) -> String {
    let user = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "root"
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "ssh://\(user)@127.0.0.1:\(port)\(escaped)"
  }
}
