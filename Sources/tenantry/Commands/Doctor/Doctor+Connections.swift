import Integrations

extension Doctor {
  /// The connected systems, each of which was asked just now.
  static func connections(_ facts: DoctorFacts) -> [DoctorCheck] {
    let area = "systems"
    return facts.connectionProblems.map {
      DoctorCheck(
        area, "connections.yaml", .problem, $0, advice: "Correct the line, or: tenantry connect SYSTEM.")
    }
      + facts.connections.map { report in
        let title = SystemCatalog[report.system]?.title ?? report.system
        guard let problem = report.problems.first else {
          let known = [report.version, report.identity.map { "as \($0)" }].compactMap { $0 }
          return DoctorCheck(area, title, .ok, known.isEmpty ? "answers" : known.joined(separator: ", "))
        }
        return DoctorCheck(
          area, title, .problem, problem,
          advice: "All that was tried: tenantry connect \(report.system) --test")
      }
  }
}
