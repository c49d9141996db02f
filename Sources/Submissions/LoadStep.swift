/// How far the load of one file has come.
public enum LoadStep: Sendable, Hashable {
  /// The file is looked at, to see which form it holds.
  case recognising
  /// So many of its bytes are read.
  case reading(bytes: Int, of: Int)
  /// So many of its rows are in the database.
  case storing(rows: Int, of: Int)

  /// Is told of steps, from any thread; it decides itself how often to show one.
  public typealias Hook = @Sendable (LoadStep) -> Void
}
