import Foundation

/// The exponential of a matrix, and how it changes with the matrix.
public struct MatrixExponential: Sendable, Equatable {
  /// e^A, n × n.
  public let value: Matrix
  /// The Fréchet derivatives L(A, E) = lim (e^(A + hE) − e^A) ÷ h, n × n, one for each direction asked for.
  public let derivatives: [Matrix]
}

extension Matrix {
  /// Computes e^A and its derivatives by scaling and squaring with the Padé approximant of degree 13.
  ///
  /// With r = p/q the approximant, e^A ≈ r(A ÷ 2^s)^(2^s); the derivatives come from differentiating each step, the
  /// s squarings R ← R² as L ← RL + LR. The degree is always 13: a lower one would save two of eight products.
  ///
  /// - Parameter directions: the matrices E, each n × n.
  /// - Throws: `LinearAlgebraError` when a matrix is not square, is not finite, or e^A overflows.
  /// - Precondition: every direction is as large as the matrix.
  /// - Complexity: O(n³ s) for the value and for each direction.
  ///
  /// Source: Higham (2005), SIAM J. Matrix Anal. Appl. 26, 1179; Al-Mohy & Higham (2009), SIAM J. Matrix Anal. Appl.
  /// 30, 1639, algorithm 6.4.
  /// Checked against: Tests/Fixtures/linear-algebra/exponential_expected.csv.
  public func exponential(derivativesIn directions: [Matrix] = []) throws(LinearAlgebraError) -> MatrixExponential {
    let n = rowCount
    guard n == columnCount else { throw .notSquare(rowCount: n, columnCount: columnCount) }
    guard elements.allSatisfy(\.isFinite) else { throw .notFinite }
    let squarings = Int(max(0, log2(oneNorm / Pade.largestNorm).rounded(.up)))
    guard squarings < 1024 else { throw .notFinite }
    let scale = exp2(-Double(squarings))
    let pade = Pade(scaled(by: scale))
    var value = try pade.denominator.solve(pade.numerator)
    var derivatives: [Matrix] = []
    for direction in directions {
      precondition(
        direction.rowCount == n && direction.columnCount == n,
        "direction \(direction.rowCount) × \(direction.columnCount) for a matrix of order \(n)")
      derivatives.append(try pade.derivative(in: direction.scaled(by: scale), value: value))
    }
    for _ in 0..<squarings {
      derivatives = derivatives.map { Matrix.sum([(1, value.product($0)), (1, $0.product(value))]) }
      value = value.product(value)
    }
    guard value.elements.allSatisfy(\.isFinite) else { throw .notFinite }
    return MatrixExponential(value: value, derivatives: derivatives)
  }

  /// The largest column sum of absolute values.
  private var oneNorm: Double {
    (0..<columnCount).reduce(0) { largest, j in
      max(largest, elements[j * rowCount..<(j + 1) * rowCount].reduce(0) { $0 + abs($1) })
    }
  }

  fileprivate func scaled(by factor: Double) -> Matrix { Matrix.sum([(factor, self)]) }

  /// The sum of matrices of one size, each times its factor.
  fileprivate static func sum(_ terms: [(factor: Double, matrix: Matrix)]) -> Matrix {
    var result = Matrix(rowCount: terms[0].matrix.rowCount, columnCount: terms[0].matrix.columnCount)
    for (factor, matrix) in terms {
      for index in result.elements.indices { result.elements[index] += factor * matrix.elements[index] }
    }
    return result
  }
}

/// The parts of the approximant r(A) = (V − U)⁻¹(V + U) of degree 13, U the odd powers of A and V the even ones.
private struct Pade {
  /// Beyond this norm derivatives lose digits (Al-Mohy & Higham, table 6.1); the value alone would bear 5.37.
  static let largestNorm = 4.74
  /// The coefficients of the numerator, from A⁰ on.
  private static let b: [Double] = [
    64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600, 1_187_353_796_428_800, 129_060_195_264_000,
    10_559_470_521_600, 670_442_572_800, 33_522_128_640, 1_323_241_920, 40_840_800, 960_960, 16_380, 182, 1,
  ]

  private let a: Matrix
  private let squares: [Matrix]
  /// b₁₃A⁶ + b₁₁A⁴ + b₉A², and the same of the even coefficients.
  private let high: (odd: Matrix, even: Matrix)
  /// U = A · inner.
  private let inner: Matrix
  let numerator: Matrix
  let denominator: Matrix

  init(_ a: Matrix) {
    self.a = a
    let a2 = a.product(a)
    let a4 = a2.product(a2)
    squares = [a2, a4, a4.product(a2)]
    var identity = Matrix(rowCount: a.rowCount, columnCount: a.rowCount)
    for i in 0..<a.rowCount { identity[i, i] = 1 }
    high = (Pade.combine(squares, from: 9), Pade.combine(squares, from: 8))
    inner = Matrix.sum([
      (1, squares[2].product(high.odd)), (1, Pade.combine(squares, from: 3)), (Pade.b[1], identity),
    ])
    let even = Matrix.sum([
      (1, squares[2].product(high.even)), (1, Pade.combine(squares, from: 2)), (Pade.b[0], identity),
    ])
    let odd = a.product(inner)
    numerator = Matrix.sum([(1, even), (1, odd)])
    denominator = Matrix.sum([(1, even), (-1, odd)])
  }

  /// The derivative of r in a direction, given r(A): (V − U) L = dU + dV + (dU − dV) r.
  func derivative(in direction: Matrix, value: Matrix) throws(LinearAlgebraError) -> Matrix {
    let (a2, a4) = (squares[0], squares[1])
    let m2 = Matrix.sum([(1, a.product(direction)), (1, direction.product(a))])
    let m4 = Matrix.sum([(1, a2.product(m2)), (1, m2.product(a2))])
    let m6 = Matrix.sum([(1, a4.product(m2)), (1, m4.product(a2))])
    let changes = [m2, m4, m6]
    func change(_ high: Matrix, from first: Int) -> Matrix {
      Matrix.sum([
        (1, squares[2].product(Pade.combine(changes, from: first + 6))), (1, m6.product(high)),
        (1, Pade.combine(changes, from: first)),
      ])
    }
    let odd = Matrix.sum([(1, a.product(change(high.odd, from: 3))), (1, direction.product(inner))])
    let even = change(high.even, from: 2)
    let right = Matrix.sum([(1, odd), (1, even), (1, Matrix.sum([(1, odd), (-1, even)]).product(value))])
    return try denominator.solve(right)
  }

  /// b[first] A² + b[first + 2] A⁴ + b[first + 4] A⁶.
  private static func combine(_ powers: [Matrix], from first: Int) -> Matrix {
    Matrix.sum(powers.indices.map { (b[first + 2 * $0], powers[$0]) })
  }
}
