extension Loadable {
  /// Why what needs a row of the list cannot be done where none is under the bar.
  ///
  /// - Parameter row: what is missing, with its “no”.
  func refusalWithoutRow(_ row: String = "nothing") -> String {
    if value != nil { return "\(row) is selected" }
    return problem == nil ? "the list is not loaded yet" : "the list could not be loaded"
  }
}
