/// What the console tells the terminal that it runs on, besides frames.
package struct ConsoleOutlets {
  /// Where somebody is now; told when it changes.
  package var trace: @MainActor (ConsoleTrace) -> Void
  /// Whether clicks and the wheel are wanted now; told when it changes.
  package var mouse: @MainActor (Bool) -> Void

  /// Makes outlets; without one nobody is told.
  package init(
    trace: @escaping @MainActor (ConsoleTrace) -> Void = { _ in },
    mouse: @escaping @MainActor (Bool) -> Void = { _ in }
  ) {
    self.trace = trace
    self.mouse = mouse
  }
}
