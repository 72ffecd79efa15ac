import TenantryAPI

/// What can happen to the shell alone.
enum ShellEvent: Equatable, Sendable {
  case sessionLoaded(Result<Session, APIProblem>)
  /// A while went by since the session was asked for: nothing tells when a system is left alone.
  case sessionAged
  case operationsLoaded(Result<ListOperations.Output, APIProblem>)
  case choiceMade(ShellChoice)
  case writeRequested(WriteRequest)
  case themeChosen(String)
  case frozen
  case presenceAnswered(Result<NotePresence.Output, APIProblem>)
  /// It is time to say again which tenant is on the screen.
  case presenceAged
}

/// What palette and help are asked for.
package enum ShellChoice: Equatable, Sendable {
  /// A command by its id, with what was typed behind its verb.
  case command(String, arguments: String = "")
  case page(Route)
  case operation(String)
  case quit
}
