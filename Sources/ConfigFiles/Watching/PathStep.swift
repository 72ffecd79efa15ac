import Glibc

/// Something on the way to a file by which another file can come to be read at its path: the name of a link, of the file, or of
/// what is missing, in its folder.
struct PathStep: Hashable {
  private static let linksMax = 40

  /// A folder; for the empty name the file itself.
  var folder: String
  var name: String

  /// Every step to a file, as the links are now.
  ///
  /// - Parameter path: an absolute one.
  static func way(to path: String) -> [PathStep] {
    var steps: [PathStep] = []
    var folder = "/"
    var links = 0
    var rest = components(of: path)
    while !rest.isEmpty {
      let name = rest.removeFirst()
      guard name != ".." else {
        folder = "/" + components(of: folder).dropLast().joined(separator: "/")
        continue
      }
      let place = folder == "/" ? "/" + name : folder + "/" + name
      var status = stat()
      let isThere = lstat(place, &status) == 0
      let kind = isThere ? status.st_mode & S_IFMT : 0
      if kind == S_IFDIR, !rest.isEmpty {
        folder = place
        continue
      }
      steps.append(PathStep(folder: folder, name: name))
      if kind == S_IFLNK, links < linksMax, let target = target(of: place) {
        links += 1
        if target.hasPrefix("/") { folder = "/" }
        rest = components(of: target) + rest
        continue
      }
      if isThere { steps.append(PathStep(folder: place, name: "")) }
      break
    }
    return steps
  }

  private static func components(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  /// Where a link points; nil when it cannot be read.
  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
