import ArgumentParser

/// What the commands take that open the console.
struct ConsoleOptions: ParsableArguments {
  @Flag(help: "Begin at the overview, not where you were the last time.")
  var fresh = false

  @Flag(help: "Lines instead of a screen, for screen readers and pipes; so does TENANTRY_LINEAR=1.")
  var linear = false
}
