import ArgumentParser
import Foundation
import TenantModel
import TenantryServer

/// `tenantryd token`: makes a token for a program. Only its digest is kept, by whoever writes it down.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make a token for a program.",
    discussion: "The token is printed on stdout, once. What goes into sign-in.yaml is printed on stderr.")

  @Argument(help: "Who the program is, as audits name it: n8n.")
  var name: String

  @Option(help: "What it may do: the name of a role.")
  var role: String

  @Flag(help: "It may only read.")
  var readOnly = false

  func run() throws {
    guard let role = Role(rawValue: role) else {
      let names = Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw ServerRefusal(2, "There is no role “\(role)”; there are \(names).")
    }
    guard SignInFile.isName(name) else {
      throw ServerRefusal(2, "A program's name is 1 to 60 small letters, digits and dashes.")
    }
    let token = ServiceTokens.make()
    var entry = """
      services:
        - name: \(name)
          sha256: \(ServiceTokens.digest(of: token))
          role: \(role.rawValue)

      """
    if readOnly { entry += "    read-only: yes\n" }
    FileHandle.standardError.write(Data("In sign-in.yaml:\n\n\(entry)".utf8))
    print(token)
  }
}
