import ArgumentParser

/// The options that every command takes, before or after its own.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder with database and desired state.", valueName: "path"),
    completion: .directory)
  var dataFolder: String?

  @Flag(help: "Stand-ins for every outside system, in a folder of their own; see ‘tenantry demo’.")
  var sandbox = false

  @Flag(help: "Change nothing: commands that would are refused.")
  var readOnly = false

  @Flag(name: .customLong("no-color"), help: "No colour, as the variable NO_COLOR does.")
  var noColour = false
}

/// How a command writes its data.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
  }

  @Option(name: .shortAndLong, help: "How to write the data.")
  var output: Format = .table
}
