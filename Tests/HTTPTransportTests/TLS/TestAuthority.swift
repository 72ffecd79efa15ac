import Foundation

/// Certificates made for one test, in a folder that goes with it.
final class TestAuthority: Sendable {
  private static let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
  /// Names that every server certificate is for, unless another is asked for.
  static let loopback = "DNS:localhost,IP:127.0.0.1"

  let folder: URL

  /// Makes the root: `root.pem`.
  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tenantry-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await openssl(
      ["req", "-x509"] + Self.curve + ["-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Test root"])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The PEM of a certificate or key made here.
  func data(_ file: String) throws -> Data { try Data(contentsOf: folder.appending(path: file)) }

  func path(_ file: String) -> String { folder.appending(path: file).path }

  /// Makes `NAME.pem` and `NAME.key`, signed by an authority made here.
  func certificate(
    _ name: String, for hosts: String = TestAuthority.loopback, by issuer: String = "root", days: Int = 2,
    digest: String = "-sha256", isAuthority: Bool = false
  ) async throws {
    try await openssl(
      ["req"] + Self.curve + ["-keyout", "\(name).key", "-out", "\(name).csr", "-subj", "/CN=\(name)"])
    let extensions = isAuthority ? "basicConstraints=critical,CA:TRUE\n" : "subjectAltName=\(hosts)\n"
    try Data(extensions.utf8).write(to: folder.appending(path: "\(name).ext"))
    try await openssl([
      "x509", "-req", digest, "-in", "\(name).csr", "-CA", "\(issuer).pem", "-CAkey", "\(issuer).key",
      "-CAcreateserial",
      "-out", "\(name).pem", "-days", String(days), "-extfile", "\(name).ext",
    ])
  }

  /// Makes `NAME.pem` and `NAME.key`, signed by itself.
  func selfSigned(_ name: String) async throws {
    try await openssl(
      ["req", "-x509"] + Self.curve
        + ["-keyout", "\(name).key", "-out", "\(name).pem", "-subj", "/CN=\(name)", "-addext"]
        + ["subjectAltName=\(Self.loopback)"])
  }

  private func openssl(_ arguments: [String]) async throws { try await OpenSSL.run(arguments, in: folder) }
}
