import Foundation
import TenantModel

/// Walks folders without recursion and without leaving the one that it was given.
struct ModuleTreeReader {
  private(set) var tree = ModuleTree()
  private let origin: ManifestOrigin
  private let files = FileManager.default
  private var seen: Set<ModuleName> = []

  private static let manifestName = "__manifest__.py"
  private static let oldManifestName = "__openerp__.py"
  private static let foldersSkipped: Set<String> = ["setup", "node_modules", "__pycache__"]

  init(origin: ManifestOrigin) {
    self.origin = origin
  }

  mutating func read(_ path: String) {
    var isFolder = ObjCBool(false)
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      return fail(path, "there is no such file or folder")
    }
    if isFolder.boolValue {
      walk(path)
      if tree.modules.isEmpty, tree.errors.isEmpty {
        fail(path, "there is no module here: no folder holds a \(Self.manifestName)")
      }
      return
    }
    let name = Self.lastPart(of: path)
    if name == Self.oldManifestName { return failAsTooOld(path) }
    guard name == Self.manifestName else { return fail(path, "a manifest is called \(Self.manifestName)") }
    readManifest(path, folder: URL(filePath: path).deletingLastPathComponent().path)
  }

  private mutating func fail(_ path: String, _ message: String) {
    tree.errors.append(ManifestError(file: path, message: message))
  }

  private mutating func failAsTooOld(_ path: String) {
    fail(path, "\(Self.oldManifestName) belongs to Odoo 9.0 and before, which is too old to be read")
  }

  private static func lastPart(of path: String) -> String {
    URL(filePath: path).standardizedFileURL.lastPathComponent
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  private static func realPath(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().path
  }
}

extension ModuleTreeReader {
  /// Real folders come before links, so that a folder is known by its own name.
  private mutating func walk(_ root: String) {
    let realRoot = Self.realPath(root)
    var visited: Set<String> = []
    var folders = [root]
    var links: [String] = []
    while let folder = folders.popLast() ?? links.popLast() {
      guard visited.insert(Self.realPath(folder)).inserted else { continue }
      let found = look(into: folder, realRoot: realRoot)
      folders.append(contentsOf: found.folders.reversed())
      links.insert(contentsOf: found.links.reversed(), at: 0)
    }
  }

  /// Reads the module that a folder is, or says which folders to look into next.
  private mutating func look(into folder: String, realRoot: String) -> (folders: [String], links: [String]) {
    let names: [String]
    do {
      names = try files.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      fail(folder, "the folder cannot be read: \(Self.reason(error))")
      return ([], [])
    }
    let manifest = Self.joined(folder, Self.manifestName)
    if names.contains(Self.manifestName) {
      if isInside(manifest, realRoot) { readManifest(manifest, folder: folder) } else { warnOfLink(manifest) }
      return ([], [])
    }
    if names.contains(Self.oldManifestName) {
      failAsTooOld(Self.joined(folder, Self.oldManifestName))
      return ([], [])
    }
    var folders: [String] = []
    var links: [String] = []
    for name in names where !name.hasPrefix(".") && !Self.foldersSkipped.contains(name) {
      let path = Self.joined(folder, name)
      switch kind(of: path) {
      case .typeDirectory?: folders.append(path)
      case .typeSymbolicLink? where isFolder(path):
        if isInside(path, realRoot) { links.append(path) } else { warnOfLink(path) }
      default: break
      }
    }
    return (folders, links)
  }

  private func kind(of path: String) -> FileAttributeType? {
    (try? files.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder = ObjCBool(false)
    return files.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private func isInside(_ path: String, _ realRoot: String) -> Bool {
    let real = Self.realPath(path)
    return realRoot == "/" || real == realRoot || real.hasPrefix(realRoot + "/")
  }

  private mutating func warnOfLink(_ path: String) {
    tree.warnings.append(
      ManifestError(file: path, message: "the link leads out of the tree and is passed over"))
  }

  private static func reason(_ error: any Error) -> String {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return (cause ?? error as NSError).localizedDescription
  }
}

extension ModuleTreeReader {
  private mutating func readManifest(_ path: String, folder: String) {
    let real = Self.realPath(path)
    guard kind(of: real) == .typeRegular else { return fail(path, "the manifest is not a plain file") }
    let bytes: [UInt8]
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: real))
      defer { try? file.close() }
      // One byte more than is allowed tells a file that is too large from one that just fits.
      bytes = Array(try file.read(upToCount: PythonLiteralParser.bytesMax + 1) ?? Data())
    } catch {
      return fail(path, "the manifest cannot be read: \(Self.reason(error))")
    }
    do throws(ManifestError) {
      let reading = try OdooManifest.read(bytes, file: path)
      tree.warnings += reading.warnings
      add(reading.manifest, path: path, folder: folder)
    } catch {
      tree.errors.append(error)
    }
  }

  private mutating func add(_ manifest: OdooManifest, path: String, folder: String) {
    let name: ModuleName
    do throws(InvalidName) {
      name = try ModuleName(Self.lastPart(of: folder))
    } catch {
      return fail(path, "its folder cannot be a module. \(error.message.dropLast())")
    }
    guard seen.insert(name).inserted else {
      tree.warnings.append(
        ManifestError(file: path, message: "there is another \(name) before it, which is the one that counts")
      )
      return
    }
    let place = Self.realPath(folder) + "/"
    let module = manifest.catalogModule(named: name, path: place, origin: origin)
    if manifest.installable, !OdooVersion(manifest.version, series: origin.series).isWellFormed {
      tree.warnings.append(
        ManifestError(
          file: path,
          message:
            "the version \(ManifestReader.quoted(manifest.version)) is not x.y or x.y.z behind a series: "
            + "Odoo 18.0 refuses it"))
    }
    tree.modules.append(module)
  }
}
