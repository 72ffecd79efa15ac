import Foundation
import Testing

@testable import ConfigFiles

@Suite("The files that ship")
struct ShippedFileTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("everything in themes, keymaps and runbooks is in the executable, as it is in the folder")
  func complete() throws {
    var onDisk: Set<String> = []
    for (folder, ending) in [("themes", ".yaml"), ("keymaps", ".yaml"), ("docs/runbooks", ".md")] {
      let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      onDisk.formUnion(names.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" })
    }
    #expect(Set(ShippedFile.all.map(\.path)) == onDisk)
    for file in ShippedFile.all {
      let text = try String(contentsOf: root.appending(path: file.path), encoding: .utf8)
      #expect(text == file.text, "\(file.path) is older in the executable: touch Sources/CShipped/shipped.S")
    }
  }

  @Test("a file is named after its last part, without the ending")
  func name() {
    #expect(ShippedFile(path: "themes/high_contrast.yaml", text: "").name == "high_contrast")
  }
}
