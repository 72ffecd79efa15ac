/// A regular expression as it was read.
indirect enum PatternNode {
  case empty
  case scalars(ScalarSet)
  case start
  case end
  /// Where a word begins or ends; with false, where it does not.
  case wordEdge(Bool)
  case sequence([PatternNode])
  case either([PatternNode])
  /// From so many times to so many; nil is without end.
  case repeated(PatternNode, Int, Int?)
}
