import Foundation

/// A real bare repository in a temporary folder, and what is seen in it by git itself.
package struct BareRepository: Sendable {
  package let path: String

  /// - Parameter name: the folder's; it may hold whatever a folder's name may.
  package init(in folder: String, name: String = "desired state.git") throws {
    path = "\(folder)/\(name)"
    _ = try Self.git(["init", "--quiet", "--bare", "--initial-branch=main", path])
  }

  /// A repository that exists.
  package init(at path: String) { self.path = path }

  /// The hashes of a branch, newest first; none where it is not there.
  package func history(_ branch: String = "main") -> [String] {
    let text = try? Self.git(["-C", path, "rev-list", "refs/heads/\(branch)"])
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  package func file(_ name: String, branch: String = "main") -> String? {
    try? Self.git(["-C", path, "show", "refs/heads/\(branch):\(name)"])
  }

  package func operations(_ branch: String = "main") -> [String] {
    let format = "--format=%(trailers:key=Tenantry-Operation,valueonly,separator=%x2C)"
    let text = try? Self.git(["-C", path, "log", format, "refs/heads/\(branch)"])
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  /// Commits one file as somebody else would, and pushes it. Returns the commit.
  @discardableResult
  package func commit(_ name: String, _ text: String, by author: String = "Rosa Lind") throws -> String {
    let clone = "\(path).clone-\(UInt32.random(in: 0...UInt32.max))"
    defer { try? FileManager.default.removeItem(atPath: clone) }
    _ = try Self.git(["clone", "--quiet", path, clone])
    let file = URL(fileURLWithPath: "\(clone)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    _ = try Self.git(["-C", clone, "add", "--", name])
    _ = try Self.git([
      "-C", clone, "-c", "user.name=\(author)", "-c", "user.email=rosa@example.net", "commit", "--quiet",
      "-m",
      "Change \(name) by hand",
    ])
    _ = try Self.git(["-C", clone, "push", "--quiet", "origin", "HEAD:refs/heads/main"])
    return try Self.git(["-C", clone, "rev-parse", "HEAD"])
  }

  /// Puts a hook there.
  package func hook(_ name: String, _ script: String) throws {
    let file = "\(path)/hooks/\(name)"
    try FileManager.default.createDirectory(atPath: "\(path)/hooks", withIntermediateDirectories: true)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
  }

  @discardableResult
  package static func git(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = arguments
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1",
      "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: "git \(arguments) failed"])
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
