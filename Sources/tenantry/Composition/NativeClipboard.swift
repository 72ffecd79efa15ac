import Foundation
import Glibc

/// How text gets to the clipboard: by the terminal, or by a program of the desktop.
struct NativeClipboard: Equatable {
  /// What `TENANTRY_CLIPBOARD` may say.
  enum Wish: String, CaseIterable {
    case auto
    case osc52
    case native
    case off
  }

  static let variable = "TENANTRY_CLIPBOARD"

  /// The program with its options; it reads the text from its standard input.
  let words: [String]

  /// The way to go; nil is the terminal's own.
  enum Way: Equatable {
    case terminal
    case program(NativeClipboard)
    /// None, and why.
    case none(String)
  }

  /// What was asked for; else the desktop's program where there is a desktop, for it says whether it worked; over
  /// SSH and everywhere else the terminal.
  static func way(_ variables: [String: String], isExecutable: (String) -> Bool) -> Way {
    let text = variables[variable] ?? ""
    guard let wish = text.isEmpty ? .auto : Wish(rawValue: text) else {
      return .none("\(variable) must be \(Wish.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    switch wish {
    case .off: return .none("\(variable) is off")
    case .osc52: return .terminal
    case .native:
      return find(variables, isExecutable).map { .program($0) }
        ?? .none("there is no wl-copy, xclip, xsel or pbcopy for this desktop")
    case .auto:
      let isRemote = variables["SSH_CONNECTION"] != nil || variables["SSH_TTY"] != nil
      return (isRemote ? nil : find(variables, isExecutable)).map { .program($0) } ?? .terminal
    }
  }

  private static func find(
    _ variables: [String: String], _ isExecutable: (String) -> Bool
  ) -> NativeClipboard? {
    var programs: [[String]] = [["pbcopy"]]
    if variables["DISPLAY"] != nil {
      programs = [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]] + programs
    }
    if variables["WAYLAND_DISPLAY"] != nil { programs.insert(["wl-copy"], at: 0) }
    let folders = (variables["PATH"] ?? "").split(separator: ":")
    return programs.first { words in folders.contains { isExecutable("\($0)/\(words[0])") } }
      .map { NativeClipboard(words: $0) }
  }

  /// Hands the text over.
  ///
  /// - Returns: why it could not, or nil.
  func copy(_ text: String) async -> String? {
    // Sockets, not a pipe: a program that stops reading must not end this one by SIGPIPE.
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return "the system gave no way to hand it over" }
    let (inside, outside) = (FileHandle(fileDescriptor: ends[0], closeOnDealloc: true), ends[1])
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = inside
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let status: Int32 = await withCheckedContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        close(outside)
        return continuation.resume(returning: 127)
      }
      // One that stops reading has ended or will: its status tells.
      Self.send(Array(text.utf8), to: outside)
      close(outside)
    }
    return status == 0 ? nil : "\(words[0]) ended with \(status)"
  }

  private static func send(_ bytes: [UInt8], to socket: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
