import Foundation
import TenantModel

/// What the console asks of the machine outside its screen.
enum TerminalBridge {
  /// Opens a link in a browser, where there is a desktop to show one.
  ///
  /// - Returns: why it could not, or nil.
  static func open(_ url: HTTPSURL, environment: [String: String]) async -> String? {
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else {
      return "no browser here; copy the link instead"
    }
    let programs = ["/usr/bin/xdg-open", "/usr/local/bin/xdg-open", "/usr/bin/gio"]
    guard let program = programs.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return "xdg-open is not installed"
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = program.hasSuffix("gio") ? ["open", url.rawValue] : [url.rawValue]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      return nil
    } catch {
      return error.systemReason ?? "\(program) does not start"
    }
  }
}
