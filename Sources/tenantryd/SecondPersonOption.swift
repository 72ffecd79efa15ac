import ArgumentParser
import TenantModel

/// What needs a second person, as it is written on the command line: `decommission,plan`, or `none`.
struct SecondPersonOption: ExpressibleByArgument, Equatable {
  private static let none = "none"
  static let all = SecondPersonOption(acts: Set(ApprovalAct.allCases))

  let acts: Set<ApprovalAct>

  init(acts: Set<ApprovalAct>) { self.acts = acts }

  init?(argument: String) {
    guard argument != Self.none else {
      acts = []
      return
    }
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let known = words.compactMap { ApprovalAct(rawValue: String($0)) }
    guard known.count == words.count else { return nil }
    acts = Set(known)
  }

  var defaultValueDescription: String {
    acts.isEmpty ? Self.none : ApprovalAct.allCases.filter(acts.contains).map(\.rawValue).joined(separator: ",")
  }

  static var allValueStrings: [String] { ApprovalAct.allCases.map(\.rawValue) + [none] }
}
