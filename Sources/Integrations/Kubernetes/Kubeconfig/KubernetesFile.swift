import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Reads the files that a kubeconfig and a pod bring, and says what is wrong with one.
package enum KubernetesFile {
  /// Who may do what with a file before it is used.
  package enum Guard: Sendable {
    /// Its owner alone may read it: it holds secrets, or names programs that are run.
    case secret
    /// Others may read it, its owner alone may write it.
    case integrity
    /// The kubelet's: it sets modes of its own, and swaps links when a token changes.
    case mounted
  }

  private static let bytesMax = 1_048_576

  static func read(_ path: String, _ level: Guard) throws(IntegrationError) -> Data {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw problem(path, "It cannot be read: \(String(cString: strerror(errno))).")
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw problem(path, "It is no regular file.")
    }
    try check(status, path, level)
    do {
      let data = try file.read(upToCount: bytesMax + 1) ?? Data()
      guard data.count <= bytesMax else { throw problem(path, "It is longer than 1 MiB.") }
      return data
    } catch let error as IntegrationError {
      throw error
    } catch {
      throw problem(path, "It cannot be read.", detail: String(describing: error))
    }
  }

  private static func check(_ status: stat, _ path: String, _ level: Guard) throws(IntegrationError) {
    if level == .mounted { return }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw problem(path, "It belongs to somebody else: it must belong to you or to root.")
    }
    let forbidden: mode_t = level == .secret ? 0o077 : 0o022
    guard status.st_mode & forbidden == 0 else {
      throw problem(
        path,
        level == .secret
          ? "Others may read or write it: run chmod 600 on it."
          : "Others may write it: run chmod go-w on it.")
    }
  }

  /// What is wrong with a file, and what to do about it.
  static func problem(_ path: String, _ sentence: String, detail: String = "") -> IntegrationError {
    IntegrationError(
      "kubernetes", IntegrationError.codeInvalid, "\(path): \(sentence)", detail: detail, retry: .permanent)
  }
}
