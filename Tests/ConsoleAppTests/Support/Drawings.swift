import Foundation
import TerminalKit
import Testing

extension Driver {
  /// Compares the screen, and its styles, with the drawing of that name under `Drawings`.
  func expectDrawing(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    surface.expectDrawing(name, sourceLocation: sourceLocation)
  }
}

extension Surface {
  /// Compares the surface, and its styles, with the drawing of that name under `Drawings`.
  func expectDrawing(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
    Drawings.expect(drawing(), name, sourceLocation: sourceLocation)
  }
}

/// Screens as text, kept beside the tests.
enum Drawings {
  /// Compares a text with the drawing of that name; `UPDATE_SNAPSHOTS=1` writes it instead.
  static func expect(
    _ drawing: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Drawings/\(name).txt")
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_SNAPSHOTS"] == "1" {
      guard environment["CI"] != "true" else {
        Issue.record("Drawings are not rewritten under CI.", sourceLocation: sourceLocation)
        return
      }
      do {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try drawing.write(to: file, atomically: true, encoding: .utf8)
      } catch {
        Issue.record("The drawing \(name) cannot be written: \(error)", sourceLocation: sourceLocation)
      }
      return
    }
    guard let known = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record(
        "There is no drawing \(name); UPDATE_SNAPSHOTS=1 makes it.", sourceLocation: sourceLocation)
      return
    }
    #expect(drawing == known, "\(name) looks different:\n\(drawing)", sourceLocation: sourceLocation)
  }
}
