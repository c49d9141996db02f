extension TransitionTexts {
  /// A state asked for does not occur.
  public static func unknownState(_ state: Int, known: [Int]) -> Text {
    let list = known.map(String.init)
    return Text(
      zh: "选项中的状态\(state)在文件中没有出现；文件中的状态：\(list.joined(separator: "、"))。",
      en: "State \(state) of the options does not occur in the file, whose states are \(list.joined(separator: ", ")).")
  }

  /// A state entered at exact times can be left.
  public static func exactStateIsLeft(_ state: Int) -> Text {
    Text(
      zh: "状态\(state)列在 --exact-states 中，不能再离开，请从 --allowed 中删去由它出发的转移。",
      en:
        "State \(state) is listed in --exact-states and cannot be left; remove the transitions from it from --allowed.")
  }

  /// A transition to where it starts.
  public static func allowedLoop(_ state: Int) -> Text {
    Text(
      zh: "--allowed 中的 \(state)>\(state) 不是转移，请删去；停留总是允许的。",
      en: "\(state)>\(state) in --allowed is no transition; remove it. Staying is always allowed.")
  }

  /// A horizon cannot be used.
  public static let horizon = Text(
    zh: "--horizon 应为0至一万亿之间的数；离散时间模型（--model discrete）须为不小于1的整数步数，如 1,4,12。",
    en:
      "--horizon takes numbers from 0 to 10¹²; the discrete model takes whole numbers of steps from 1 on, such as 1,4,12."
  )

  /// The smoothing cannot be used.
  public static let smoothing = Text(zh: "--smoothing 应为不小于0的数。", en: "--smoothing takes a number from 0 on.")

  /// Nothing was observed on one side of the split.
  public static func splitOutside(first: String, last: String) -> Text {
    Text(
      zh: "--split-at 须在数据的时间范围之内（晚于 \(first)、早于 \(last)），否则前后无从比较。",
      en:
        "--split-at has to lie within the file's times, after \(first) and before \(last); there is nothing to compare "
        + "otherwise.")
  }

  /// An option means nothing to the model.
  public static func optionWithoutEffect(_ option: String, model: String, models: [String]) -> Text {
    Text(
      zh: "\(option) 对 --model \(model) 不起作用，只用于 --model \(models.joined(separator: "、"))；请删去该选项或改用其他模型。",
      en:
        "\(option) has no effect with --model \(model), only with \(models.joined(separator: ", ")); remove it, or choose "
        + "another model.")
  }

  /// An option names a column that holds something else.
  public static func reservedColumn(_ name: String, option: String) -> Text {
    Text(
      zh: "\(option) 不能用“\(name)”列：该列是对象、时间或状态。请填写其他列名。",
      en: "\(option) cannot name column “\(name)”, which holds the subject, the time or the state; name another column."
    )
  }

  /// An option has nothing in one of its places.
  public static func emptyValue(_ option: String, like: String) -> Text {
    Text(
      zh: "\(option) 的内容有空缺，请补填，如 \(like)，或删去该选项。",
      en: "\(option) has an empty place; fill it in, as in \(like), or remove the option.")
  }

  /// An option has a value twice.
  public static func repeatedValue(_ value: String, of option: String) -> Text {
    Text(
      zh: "\(option) 中“\(value)”出现了两次，请删去一个。",
      en: "“\(value)” stands twice in \(option); remove one.")
  }

  /// More transitions than can be estimated.
  public static func manyTransitions(_ count: Int, most: Int) -> Text {
    Text(
      zh: "可能的转移有\(count)种，连续时间模型最多估计\(most)种；请用 --allowed 只列出确实可能直接发生的转移，或合并状态。",
      en:
        "There are \(count) possible transitions, and the continuous model estimates at most \(most); list those that can "
        + "happen at an instant with --allowed, or join states.")
  }

  /// A figure is too large or too small for a number.
  public static let notComputable = Text(
    zh: "时间过长、过短或相差过于悬殊，结果超出可计算的范围，不给出估计。请核对时间列，或换用较大或较小的时间单位。",
    en:
      "The times are so long, so short or so different that the result cannot be computed, and nothing is reported. Check the times, or use "
      + "another unit of time.")

  /// With a split, prevalence is not compared.
  public static let noPrevalence = Text(
    zh: "用了 --split-at，各状态的实际人数与预期人数不作比较。",
    en: "With --split-at, the subjects seen in each state are not compared with those expected.")

  /// Nobody was seen twice.
  public static let noFollowUp = Text(
    zh: "没有一个对象有两次及以上记录，无法估计变化。每个对象至少需要两行。",
    en: "No subject has two rows, so that no change can be estimated. At least two rows of a subject are needed.")

  /// Nobody changed.
  public static let noChange = Text(
    zh: "所有对象的状态自始至终没有变化（例如全部已解除），没有转移可估计。这不等于转移不会发生。",
    en:
      "No subject's state ever changed (all may have been released), so that there is no transition to estimate. That "
      + "does not mean that none can happen.")

  /// No maximum.
  public static func notConverged(iterations: Int) -> Text {
    Text(
      zh: "似然函数在\(iterations)次迭代内没有找到最大值，不给出估计。请减少 --allowed 中很少发生的转移或减少协变量。",
      en:
        "No maximum of the likelihood was found within \(iterations) iterations, and nothing is reported. Remove rare "
        + "transitions from --allowed, or covariates.")
  }

  /// Parameters cannot be told apart.
  public static let notIdentified = Text(
    zh: "数据不足以区分模型中的各个强度（信息矩阵非正定），不给出估计。请减少 --allowed 中的转移。",
    en:
      "The data do not tell the intensities apart (the information is not positive definite), and nothing is reported. "
      + "Allow fewer transitions.")

  /// Subjects with a single row.
  public static func singleRows(_ count: Int, subjects: Int) -> Text {
    Text(
      zh: "\(subjects)个对象中有\(count)个只有一行记录，未能用于估计变化。",
      en: "\(count) of \(subjects) subjects have a single row, which tells nothing about change; they were not used.")
  }

  /// The fit started from the frequent transitions.
  public static let simplerTransitions = Text(
    zh: "自动初值未能收敛，改由常见转移的简化模型出发后得到最大值。",
    en: "The automatic start did not lead to a maximum; a model of the frequent transitions did.")

  /// Covariates were added one at a time.
  public static let covariatesOneByOne = Text(
    zh: "协变量同时加入未能收敛，已改为逐个加入。",
    en: "The covariates together did not lead to a maximum; they were added one at a time.")

  /// A hazard ratio is held at 1.
  public static func heldRatio(from: Int, to: Int, scope: Text, _ reason: Text) -> Text {
    Text(
      zh: "\(scope.zh) 对 \(from)→\(to) 的风险比未估计（依据不足），拟合时固定为1：\(reason.zh)。这不表示没有影响。",
      en: "The hazard ratio of \(scope.en) on \(from)→\(to) is not estimated (insufficient) and was held at 1: "
        + "\(reason.en). That does not mean that there is no effect.")
  }

  /// An intensity is not estimated.
  public static func heldIntensity(from: Int, to: Int, _ reason: Text) -> Text {
    Text(
      zh: "\(from)→\(to) 的强度未估计（依据不足），其他数字按0计算：\(reason.zh)。",
      en:
        "The intensity \(from)→\(to) is not estimated (insufficient) and counts as 0 in the other figures: \(reason.en)."
    )
  }

  /// Follow-ups not one step apart.
  public static func otherSteps(_ count: Int, of all: Int, step: String) -> Text {
    Text(
      zh: "\(all)次随访中有\(count)次与上一次的间隔不是一步（\(step)），离散时间模型未使用；间隔不齐时请用 --model continuous。",
      en:
        "\(count) of \(all) follow-ups are not one step (\(step)) after the one before and were left out of the discrete "
        + "model; use continuous for uneven intervals.")
  }

  /// Why a parameter is not estimated: seen too rarely.
  public static func fewTransitions(_ count: Int) -> Text {
    Text(zh: "该转移只观察到\(count)次", en: "the transition was seen \(count) times only")
  }
  /// Why a parameter is not estimated: a covariate without variation.
  public static func constantCovariate(_ value: String, count: Int) -> Text {
    Text(
      zh: "观察到的\(count)次转移中该协变量都等于\(value)",
      en: "the covariate was \(value) in all \(count) transitions seen")
  }
  /// Why a figure is doubted: limits far apart; nil: by more than can be told.
  public static func wideRatio(_ ratio: String?) -> Text {
    guard let ratio else { return Text(zh: "95%区间没有边界", en: "the 95 % interval is without bounds") }
    return Text(zh: "95%区间上下限相差\(ratio)倍", en: "the limits of the 95 % interval lie a factor of \(ratio) apart")
  }
  /// Why a parameter is not estimated: not identified.
  public static let parameterNotIdentified = Text(
    zh: "数据不足以将它与其他参数区分", en: "the data do not tell it from the other parameters")
  /// Why a parameter is not estimated: no convergence.
  public static let parameterNotConverged = Text(zh: "加入它之后找不到最大值", en: "no maximum was found with it")
  /// Why a parameter is not estimated: running towards 0.
  public static let vanishing = Text(zh: "估计值趋于0", en: "its estimate ran towards 0")

  /// Why a figure is doubted: a probability's limits.
  public static func wideProbability(_ width: String) -> Text {
    Text(zh: "95%区间宽达\(width)", en: "the 95 % interval is \(width) wide")
  }
  /// Why a figure is doubted: extrapolation.
  public static func beyondFollowUp(_ longest: String) -> Text {
    Text(
      zh: "时间超出最长随访时间（\(longest)），属外推", en: "the time ahead exceeds the longest follow-up (\(longest)): extrapolated")
  }
  /// Why a figure is doubted: the state need not be reached.
  public static let notSurelyReached = Text(
    zh: "并非必然到达该状态（可能先转出等），没有平均到达时间",
    en: "the state need never be reached (another exit may come first), so that there is no mean time")
  /// Why a figure is doubted: no step from the state.
  public static let neverFollowed = Text(
    zh: "没有由该状态出发的随访", en: "nobody was followed from the state")
  /// Why a figure is doubted: few under observation.
  public static func fewAtRisk(_ count: Int) -> Text {
    Text(zh: "当时只有\(count)人（次）可供观察", en: "only \(count) were under observation")
  }
  /// Why a figure is doubted: small risk sets.
  public static func smallRiskSet(_ count: Int) -> Text {
    Text(zh: "有变化发生时该状态中最少只有\(count)人", en: "a state was left when only \(count) were in it")
  }
  /// Why a figure is doubted: nobody left.
  public static func nobodyLeft(_ last: String) -> Text {
    Text(zh: "\(last) 之后无人在观察中", en: "nobody was under observation after \(last)")
  }
  /// Why a figure is doubted: small expected counts.
  public static func smallExpected(_ count: String) -> Text {
    Text(
      zh: "最小期望频数只有\(count)，卡方近似不可靠，请看“精确检验”一行",
      en: "the smallest expected count is \(count), too small for χ²; see the exact test")
  }
  /// Why a figure is doubted: a covariate in too large a unit.
  public static func narrowCovariate(_ span: String) -> Text {
    Text(
      zh: "协变量的取值最多相差\(span)，一个单位的风险比属外推；请换用较小的单位",
      en: "the covariate's values span only \(span), so that a ratio for one unit is extrapolated; use a smaller unit")
  }
  /// Why a figure is doubted: extrapolation to covariate 0.
  public static func baselineOutside(_ covariate: String) -> Text {
    Text(
      zh: "按协变量 \(covariate)=0 计算，而数据中没有0附近的值；请先将其中心化",
      en: "it is computed at \(covariate) = 0, outside the values in the data; centre the covariate first")
  }

  /// Why a p-value is missing: no common ground.
  public static let nothingToCompare = Text(
    zh: "前后两段没有可以比较的随访", en: "the stretches have no follow-ups to compare")
  /// Why a prevalence is doubted: covariates that change.
  public static let changingCovariate = Text(
    zh: "协变量在随访中有变化，预期人数按各对象首次的值计算",
    en: "a covariate changes while subjects are followed; what is expected goes by each subject's first value")

  /// Figures with a doubt.
  public static func doubt(_ figure: Text, verdict: Text, _ reason: Text, alike: Int) -> Text {
    Text(
      zh: "\(figure.zh)：\(verdict.zh)，\(reason.zh)" + (alike > 0 ? "（同类另有\(alike)项）。" : "。"),
      en: "\(figure.en): \(verdict.en), \(reason.en)" + (alike > 0 ? " (\(alike) more like this)." : "."))
  }
}
