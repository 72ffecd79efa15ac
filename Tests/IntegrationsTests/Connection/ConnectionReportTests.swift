import Integrations
import Testing

@Suite("a report of a connection test")
struct ConnectionReportTests {

  private func refused(_ code: String) -> IntegrationError {
    IntegrationError("github", code, "github answered with a refusal", retry: .permanent)
  }

  @Test("a check that holds says what was found and hands it on")
  func holds() async {
    var report = ConnectionReport(system: "github")
    let found = await report.check("sign_in", ask: { () throws(IntegrationError) in "octo" }) {
      "Signed in as \($0)."
    }
    #expect(found == "octo")
    #expect(report.isPassing && report.problems.isEmpty)
    #expect(report.checks == [ConnectionCheck("sign_in", isPassing: true, "Signed in as octo.")])
  }

  @Test("a refusal is followed by what to do about it, another failure is not")
  func fails() async {
    var report = ConnectionReport(system: "github")
    for code in [IntegrationError.codeForbidden, IntegrationError.codeTimeout] {
      let found: Int? = await report.check(
        code, remedy: "Give the token more.", ask: { () throws(IntegrationError) in throw refused(code) },
        sentence: { "\($0)" })
      #expect(found == nil)
    }
    #expect(!report.isPassing)
    #expect(
      report.problems == [
        "github answered with a refusal. Give the token more.", "github answered with a refusal.",
      ])
  }

  @Test("a report without a check passes nothing")
  func empty() { #expect(!ConnectionReport(system: "n8n").isPassing) }
}
