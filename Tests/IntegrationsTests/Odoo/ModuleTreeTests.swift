import Foundation
import TenantModel
import Testing

@testable import Integrations

/// A folder that lives as long as the test.
private final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "tree-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: path).appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }
}

extension ModuleTree {
  fileprivate var names: [String] { modules.map(\.name.rawValue) }
}

@Suite("A tree of modules")
struct ModuleTreeTests {
  @Test("every folder with a manifest is a module, and nothing below one is")
  func walks() throws {
    let folder = try Folder()
    try folder.write("{'name': 'B', 'version': '18.0.2.0.0'}", to: "OCA/web/web_b/__manifest__.py")
    try folder.write("{'name': 'Inner'}", to: "OCA/web/web_b/tests/inner/__manifest__.py")
    try folder.write("{'installable': False}", to: "OCA/web/web_a/__manifest__.py")
    try folder.write("{}", to: "ipai_x/__manifest__.py")
    try folder.write("{}", to: "setup/web_b/__manifest__.py")
    try folder.write("{}", to: ".git/x/__manifest__.py")
    try folder.write("text", to: "README.md")
    let tree = ModuleTree.read(folder.path, origin: .init(series: "18.0", repo: "OCA/web"))
    #expect(tree.names == ["web_a", "web_b", "ipai_x"])
    #expect(tree.modules.map(\.installable) == [false, true, true])
    #expect(tree.modules.allSatisfy { $0.repo == "OCA/web" && $0.series == "18.0" })
    #expect(tree.errors.isEmpty && tree.warnings.isEmpty)
  }

  @Test("a path may be a module's folder or its manifest")
  func singleModule() throws {
    let folder = try Folder()
    try folder.write("{'name': 'A'}", to: "mod_a/__manifest__.py")
    #expect(ModuleTree.read("\(folder.path)/mod_a").names == ["mod_a"])
    #expect(ModuleTree.read("\(folder.path)/mod_a/").names == ["mod_a"])
    #expect(ModuleTree.read("\(folder.path)/mod_a/__manifest__.py").names == ["mod_a"])
  }

  @Test("what cannot be read is an error with its place, and the rest is read")
  func errors() throws {
    let folder = try Folder()
    try folder.write("", to: "a_empty/__manifest__.py")
    try folder.write("{'a': true}", to: "b_json/__manifest__.py")
    try folder.write("{}", to: "c-dash/__manifest__.py")
    try folder.write("{}", to: "d_old/__openerp__.py")
    try folder.write(String(repeating: " ", count: 1_048_577), to: "e_large/__manifest__.py")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/f_folder/__manifest__.py", withIntermediateDirectories: true)
    try folder.write("{}", to: "g_good/__manifest__.py")
    let tree = ModuleTree.read(folder.path)
    #expect(tree.names == ["g_good"])
    #expect(
      tree.errors.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "a_empty/__manifest__.py:1:1: the file is empty: a manifest is one Python dict",
        "b_json/__manifest__.py:1:7: the name `true` is JSON's spelling: Python writes `True`",
        "c-dash/__manifest__.py: its folder cannot be a module. The module name may hold only letters, digits "
          + "and underscores, and must not start with a digit",
        "d_old/__openerp__.py: __openerp__.py belongs to Odoo 9.0 and before, which is too old to be read",
        "e_large/__manifest__.py:1:1: the file is larger than 1 MiB",
        "f_folder/__manifest__.py: the manifest is not a plain file",
      ])
  }

  @Test("a path that leads nowhere, or to no module, is said in a sentence")
  func emptyPaths() throws {
    let folder = try Folder()
    #expect(
      ModuleTree.read("/no/such/place").errors.map(\.description)
        == ["/no/such/place: there is no such file or folder"])
    #expect(
      ModuleTree.read(folder.path).errors.map(\.message)
        == ["there is no module here: no folder holds a __manifest__.py"])
    try folder.write("{}", to: "x.py")
    #expect(
      ModuleTree.read("\(folder.path)/x.py").errors.map(\.message) == ["a manifest is called __manifest__.py"]
    )
  }

  @Test("links inside the tree are followed once, links out of it are not")
  func links() throws {
    let outside = try Folder()
    try outside.write("{}", to: "stranger/__manifest__.py")
    let folder = try Folder()
    try folder.write("{}", to: "addons/mod_a/__manifest__.py")
    try folder.write("{}", to: ".hidden/mod_h/__manifest__.py")
    try folder.link("loop", to: folder.path)
    try folder.link("addons/again", to: "../addons/mod_a")
    try folder.link("addons/from_hidden", to: "../.hidden/mod_h")
    try folder.link("out", to: outside.path)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/mod_l", withIntermediateDirectories: true)
    try folder.link("mod_l/__manifest__.py", to: "\(outside.path)/stranger/__manifest__.py")
    let tree = ModuleTree.read(folder.path)
    #expect(tree.names == ["mod_a", "from_hidden"])
    #expect(tree.errors.isEmpty)
    #expect(
      tree.warnings.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "out: the link leads out of the tree and is passed over",
        "mod_l/__manifest__.py: the link leads out of the tree and is passed over",
      ])
  }

  @Test("of two folders with one name the first counts, and a version that Odoo refuses is warned of")
  func warnings() throws {
    let folder = try Folder()
    try folder.write("{'version': '1.0.0.0'}", to: "a/mod/__manifest__.py")
    try folder.write("{}", to: "b/mod/__manifest__.py")
    let tree = ModuleTree.read(folder.path, origin: .init(series: "18.0"))
    #expect(tree.names == ["mod"])
    #expect(
      tree.warnings.map(\.message) == [
        "the version “1.0.0.0” is not x.y or x.y.z behind a series: Odoo 18.0 refuses it",
        "there is another mod before it, which is the one that counts",
      ])
  }
}
