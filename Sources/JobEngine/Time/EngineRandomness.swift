/// The engine's only source of chance, injected so that tests repeat.
package struct EngineRandomness: Sendable {
  private let draw: @Sendable () -> UInt64

  /// - Parameter draw: 64 uniformly random bits at each call, from any task.
  package init(_ draw: @escaping @Sendable () -> UInt64) { self.draw = draw }

  /// The system's generator.
  package static let system = EngineRandomness {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }

  /// Uniform in 0..<1.
  package func unit() -> Double { Double(draw() >> 11) * 0x1p-53 }
}
