import Foundation
import TenantModel

/// The input of `git fast-import` for one commit. Every text that comes from outside is counted, never parsed.
enum GitImport {
  /// - Parameter reference: the whole name of what is moved to the new commit.
  static func stream(
    _ change: GitChange, settings: GitSettings, to reference: String, from old: String?, at time: Date
  ) -> Data {
    let person =
      "\(clean(settings.authorName)) <\(clean(settings.authorEmail))> \(Int(time.timeIntervalSince1970)) +0000"
    let message = "\(clean(change.title))\n\n\(GitRepository.trailer): \(change.operation)\n"
    var stream = Data()
    stream.add("feature done\ncommit \(reference)\nauthor \(person)\ncommitter \(person)\n")
    stream.addCounted(Data(message.utf8))
    if let old { stream.add("from \(old)\nD \(change.scope.path)\n") }
    for (path, content) in change.files.sorted(by: { $0.key < $1.key }) {
      stream.add("M 100644 inline \(path)\n")
      stream.addCounted(content)
    }
    stream.add("done\n")
    return stream
  }

  /// Without what would end a name or a line.
  private static func clean(_ text: String) -> String {
    text.filter { !"<>".contains($0) && !$0.isNewline && $0 != "\0" }
  }
}

extension Data {
  fileprivate mutating func add(_ text: String) { append(Data(text.utf8)) }

  fileprivate mutating func addCounted(_ content: Data) {
    add("data \(content.count)\n")
    append(content)
    add("\n")
  }
}
