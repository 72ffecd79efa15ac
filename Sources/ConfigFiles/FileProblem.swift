/// What is wrong with a file that somebody wrote.
package struct FileProblem: Error, Hashable, Sendable {
  /// Where; nil for the file as a whole.
  package var place: FilePlace?
  /// One sentence.
  package var message: String

  /// Makes a problem.
  package init(_ place: FilePlace?, _ message: String) {
    self.place = place
    self.message = message
  }

  /// `file:line:column: sentence`, which editors understand.
  package func line(in path: String) -> String {
    guard let place else { return "\(path): \(message)" }
    return "\(path):\(place.line):\(place.column): \(message)"
  }
}
