import Foundation
import TestSupport

/// A server that is another program, and says on its output at which port it listens.
final class ChildServer: Sendable {
  let port: Int
  private let process: SpawnedProcess

  private init(process: SpawnedProcess, port: Int) {
    self.process = process
    self.port = port
  }

  private static func start(_ program: String, _ arguments: [String], in folder: URL) async throws
    -> ChildServer
  {
    let output = Pipe()
    let process = try SpawnedProcess(
      program, arguments, in: folder.path, output: output.fileHandleForWriting.fileDescriptor)
    try output.fileHandleForWriting.close()
    let port = await withCheckedContinuation { (done: CheckedContinuation<Int?, Never>) in
      // A thread of its own, because it waits for the other program.
      Thread { done.resume(returning: announcedPort(output.fileHandleForReading)) }.start()
    }
    guard let port else { throw OpenSSL.Failure(arguments: arguments) }
    return ChildServer(process: process, port: port)
  }

  /// The port of a line such as `ACCEPT 127.0.0.1:40123`; nil when the program ends without one.
  private static func announcedPort(_ output: FileHandle) -> Int? {
    var text = ""
    while true {
      let more = output.availableData
      if more.isEmpty { return nil }
      text += String(decoding: more, as: UTF8.self)
      for line in text.components(separatedBy: "\n").dropLast() where line.hasPrefix("ACCEPT ") {
        return line.split(separator: ":").last.flatMap { Int($0) }
      }
    }
  }

  /// `openssl s_server` with a certificate and key made by the authority.
  static func openssl(_ authority: TestAuthority, _ certificate: String, _ more: [String] = []) async throws
    -> ChildServer
  {
    try await start(
      OpenSSL.path,
      [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", "\(certificate).pem", "-key",
        "\(certificate).key",
      ] + more,
      in: authority.folder)
  }

  static let nodePath = "/usr/bin/node"
  static var hasNode: Bool { FileManager.default.isExecutableFile(atPath: nodePath) }

  /// A server of HTTP/2 that says of each request by which version it came, and over how many connections all
  /// did.
  static func http2(_ authority: TestAuthority, _ certificate: String) async throws -> ChildServer {
    let script = """
      const fs = require("fs");
      const server = require("http2").createSecureServer({
        allowHTTP1: true, cert: fs.readFileSync("\(certificate).pem"),
        key: fs.readFileSync("\(certificate).key") });
      let sessions = 0;
      server.on("session", () => { sessions += 1; });
      server.on("request", (request, response) => {
        if (request.url === "/endless") { const more = () => { while (response.write("x".repeat(65536))) {} };
          response.on("drain", more); more(); return; }
        response.end(JSON.stringify({ version: request.httpVersion, sessions }));
      });
      server.listen(0, "127.0.0.1", () => console.log("ACCEPT 127.0.0.1:" + server.address().port));
      """
    return try await start(nodePath, ["-e", script], in: authority.folder)
  }

  var url: URL { URL(string: "https://localhost:\(port)/") ?? URL(filePath: "/") }

  func close() {
    kill(process.id, SIGKILL)
    process.wait()
  }
}
