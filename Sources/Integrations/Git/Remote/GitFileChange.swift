import Foundation
import TenantModel

#if canImport(Glibc)
  import Glibc
#endif

/// One file before and after; nil is not there.
struct GitFileChange: Sendable {
  let path: GitPath
  let old: Data?
  let new: Data?
}

extension GitWorkTree {
  /// Makes a file what it is to be, unless somebody has changed it and not committed that: then it stays for them to see.
  func bring(_ file: GitFileChange) throws(IntegrationError) {
    let writer = GitFileWriter(root: folder)
    let there = writer.content(of: file.path.rawValue)
    guard there != file.new, there == file.old else { return }
    guard let new = file.new else {
      writer.remove(file.path.rawValue)
      return
    }
    do {
      try writer.replace(file.path.rawValue, with: new)
    } catch {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "The work tree \(folder) cannot be written to.",
        detail: error.description, retry: .permanent)
    }
  }
}

extension GitFileWriter {
  /// What a plain file holds; nil where there is none, or a link is on the way.
  func content(of path: String) -> Data? {
    guard let folder = openFolder(of: path) else { return nil }
    defer { close(folder.descriptor) }
    let file = openat(folder.descriptor, folder.name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    return try? handle.readToEnd() ?? Data()
  }

  /// Takes a file away, and the folders that are empty then.
  func remove(_ path: String) {
    guard let folder = openFolder(of: path) else { return }
    unlinkat(folder.descriptor, folder.name, 0)
    close(folder.descriptor)
    var parts = path.split(separator: "/").map(String.init)
    while parts.count > 1 {
      parts.removeLast()
      guard let above = openFolder(of: parts.joined(separator: "/")) else { return }
      let isGone = unlinkat(above.descriptor, above.name, AT_REMOVEDIR) == 0
      close(above.descriptor)
      guard isGone else { return }
    }
  }

  /// The open folder that a path's last part is in; nil where a part is missing or a link.
  private func openFolder(of path: String) -> (descriptor: Int32, name: String)? {
    var parts = path.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    for part in parts where folder >= 0 {
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      close(folder)
      folder = next
    }
    return folder >= 0 ? (folder, name) : nil
  }
}
