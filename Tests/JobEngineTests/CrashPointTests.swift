import Foundation
import JobEngine
import Testing

@Suite("Crash points")
struct CrashPointTests {
  @Test("kill the process at the pass they are armed for")
  func kills() async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      setenv(CrashPoint.variable, "after_act:2", 1)
      CrashPoint.afterAct.pass()
      CrashPoint.beforeAct.pass()
      CrashPoint.afterAct.pass()
    }
  }

  @Test("are passed otherwise")
  func passes() async {
    await #expect(processExitsWith: .success) {
      setenv(CrashPoint.variable, "after_act:9", 1)
      for point in CrashPoint.allCases { point.pass() }
    }
  }

  @Test("have distinct lower_snake names")
  func names() {
    #expect(CrashPoint.allCases.allSatisfy { $0.rawValue.allSatisfy { $0.isLowercase || $0 == "_" } })
  }
}
