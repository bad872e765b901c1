# What R makes of a set of answers: every figure of expected.json, from data.csv, mapping.json and teams.csv.
# Packages: psych, multilevel, lme4, lavaan, effectsize, survey, jsonlite. Figures are printed with 15 digits.
suppressWarnings(suppressPackageStartupMessages({
  library(psych); library(multilevel); library(lme4); library(lavaan); library(effectsize); library(survey); library(jsonlite)
}))

# ---- reading, keying, scoring ----------------------------------------------------------------------------------------
# A set: rows of answers as given, dimensions as data frames (id, min, max, reversed), sizes of teams (or NULL).
read_set <- function(folder) {
  mapping <- fromJSON(file.path(folder, "mapping.json"), simplifyDataFrame = FALSE)
  dims <- lapply(mapping$dimensions, function(d) {
    part <- function(name) sapply(d$items, `[[`, name)
    list(id = d$id, share = d$min_answered_share,
         items = data.frame(id = part("id"), min = part("min"), max = part("max"), reversed = part("reversed")))
  })
  names(dims) <- sapply(dims, `[[`, "id")
  sizes <- file.path(folder, "teams.csv")
  text <- c(team = "character", respondent = "character")
  list(rows = read.csv(file.path(folder, "data.csv"), colClasses = text, check.names = FALSE), dims = dims,
       sizes = if (file.exists(sizes)) with(read.csv(sizes, colClasses = c(team = "character")), setNames(size, team)))
}

mixed <- function(items) nrow(unique(items[c("min", "max")])) > 1

# Keyed answers on the questionnaire's own points (M1).
keyed <- function(rows, items) {
  x <- rows[items$id]
  for (i in seq_len(nrow(items))) if (items$reversed[i]) x[[i]] <- items$min[i] + items$max[i] - x[[i]]
  x
}

# The same in the unit of the dimension: points, or shares of the scale where the scales differ (M2).
in_unit <- function(x, items) {
  if (mixed(items)) for (i in seq_len(nrow(items))) x[[i]] <- (x[[i]] - items$min[i]) / (items$max[i] - items$min[i])
  x
}

# Everything of one dimension: answers in points and in the unit, scores by the half rule, complete cases, ends of the unit.
dimension <- function(rows, dim) {
  points <- keyed(rows, dim$items)
  x <- in_unit(points, dim$items)
  answered <- rowSums(!is.na(x))
  score <- ifelse(answered / ncol(x) >= dim$share, rowMeans(x, na.rm = TRUE), NA)
  ends <- if (mixed(dim$items)) c(0, 1) else c(dim$items$min[1], dim$items$max[1])
  list(points = points, x = x, answered = answered, score = score, complete = stats::complete.cases(x), items = dim$items, ends = ends)
}

some <- function(values) values[!vapply(values, function(v) is.null(v) || length(v) == 0 || (length(v) == 1 && is.na(v)), TRUE)]

# ---- one team --------------------------------------------------------------------------------------------------------
# Null variances: uniform by formula, skewed ones from LeBreton & Senter (2008), table 2 as far as issued with package WGA.
null_variance <- function(options, null) {
  if (null == "uniform") return((options^2 - 1) / 12)
  table <- list(slight = c(`5` = 1.34, `6` = 1.85, `7` = 2.90), moderate = c(`5` = 0.90, `6` = 1.26, `7` = 2.14))[[null]]
  unname(table[as.character(options)])
}

# Each item's variance over its own null, so that items of different scales can be averaged.
variance_ratio <- function(points, items, null) mean(mapply(function(x, a) var(x) / null_variance(a, null), points, items$max - items$min + 1))

# Several items of one scale: multilevel itself, on complete cases. Otherwise the formula, item by item.
agreement <- function(points, items, team) {
  j <- nrow(items); short <- if (j == 1) "rwg" else "rwgj"; found <- list()
  for (null in c("uniform", "slight", "moderate")) {
    q <- if (nrow(points) > 1) variance_ratio(points, items, null) else NA
    if (is.na(null_variance(items$max[1] - items$min[1] + 1, null))) next
    r <- if (is.na(q)) NA else if (mixed(items)) max(0, j * (1 - q)) / (j * (1 - min(q, 1)) + min(q, 1))
         else if (j == 1) multilevel::rwg(points[[1]], team, ranvar = null_variance(items$max[1] - items$min[1] + 1, null))$rwg
         else multilevel::rwg.j(points, team, ranvar = null_variance(items$max[1] - items$min[1] + 1, null))$rwg.j
    found[[paste0(short, "_", null)]] <- r
    found[[paste0(short, "_", null, "_untruncated")]] <- if (!is.na(q)) { if (j == 1) 1 - q else j * (1 - q) / (j * (1 - q) + q) }
    found[[paste0("rstar_wg_", null)]] <- if (!is.na(q)) 1 - q
  }
  found
}

ad <- function(x, type) mean(sapply(x, function(v) { v <- v[!is.na(v)]; if (length(v) > 1) mean(abs(v - match.fun(type)(v))) else NA }), na.rm = TRUE)

team_figures <- function(d, of, size) {
  s <- d$score[of]; s <- s[!is.na(s)]; n <- length(s); lo <- d$ends[1]; hi <- d$ends[2]; points <- d$items$max - d$items$min
  found <- list(n_respondents = sum(of), n_scored = n)
  if (n > 0) found <- c(found, list(mean = mean(s), median = median(s), min = min(s), max = max(s),
                                    score_0_100 = 100 * (mean(s) - lo) / (hi - lo), score_0_10 = 10 * (mean(s) - lo) / (hi - lo)))
  if (n > 1) {
    se <- sd(s) / sqrt(n)
    found <- c(found, list(sd = sd(s), se = se, t95_lo = mean(s) - qt(.975, n - 1) * se, t95_hi = mean(s) + qt(.975, n - 1) * se))
    if (!is.null(size)) {
      fpc <- if (size > n) as.numeric(SE(svymean(~s, svydesign(~1, data = data.frame(s), fpc = rep(size, n))))) else 0
      found <- c(found, list(team_size = size, response_rate = n / size, se_fpc = fpc))
      if (size > n) found <- c(found, list(t95_fpc_lo = mean(s) - qt(.975, n - 1) * fpc, t95_fpc_hi = mean(s) + qt(.975, n - 1) * fpc))
    }
  }
  scored <- of & !is.na(d$score)
  given <- as.matrix(d$points[scored, , drop = FALSE])
  if (n > 0) {
    wide <- ifelse(points >= 4, 2, (points + 1) %/% 2)  # two of five points or more, half of fewer
    top <- sweep(given, 2, d$items$max - wide + 1, ">="); bottom <- sweep(given, 2, d$items$min + wide - 1, "<=")
    found <- c(found, list(n_answers = sum(!is.na(given)), pct_favourable = 100 * mean(top, na.rm = TRUE), pct_unfavourable = 100 * mean(bottom, na.rm = TRUE)))
  }
  full <- of & d$complete
  found <- c(found, list(n_complete = sum(full)))
  found <- c(found, agreement(d$points[full, , drop = FALSE], d$items, rep("t", sum(full))))
  if (sum(full) > 1) {
    x <- d$x[full, , drop = FALSE]; team <- rep("t", nrow(x))
    found$mean_item_variance <- mean(sapply(x, var))
    found$ad_mean <- multilevel::ad.m(if (ncol(x) == 1) x[[1]] else x, team)$AD.M
    found$ad_median <- multilevel::ad.m(if (ncol(x) == 1) x[[1]] else x, team, type = "median")$AD.M
    found$awg <- if (!mixed(d$items)) multilevel::awg(if (ncol(x) == 1) x[[1]] else x, team, range = d$ends)$a.wg
  }
  x <- d$x[scored, , drop = FALSE]
  usable <- colSums(!is.na(x)) > 1
  if (any(usable)) {
    variances <- sapply(x[usable], var, na.rm = TRUE)
    steps <- if (mixed(d$items)) points[usable] else 1
    q <- mean(variances * steps^2 / null_variance(points[usable] + 1, "uniform")); j <- sum(usable)
    found$avail_mean_item_variance <- mean(variances)
    found$avail_rwg_uniform <- if (q >= 1) 0 else if (j == 1) 1 - q else j * (1 - q) / (j * (1 - q) + q)
    found$avail_ad_mean <- ad(x[usable], "mean")
  }
  if (sum(full) >= 8 && ncol(d$x) > 1) {
    a <- try_alpha(d$x[full, ])
    found$alpha_raw_complete <- a$total$raw_alpha
  }
  found
}

# ---- all teams -------------------------------------------------------------------------------------------------------
try_alpha <- function(x) tryCatch(suppressWarnings(suppressMessages({ capture.output(a <- psych::alpha(as.data.frame(x), warnings = FALSE)); a })), error = function(e) NULL)

one_factor <- function(x, fm) {
  f <- tryCatch(suppressWarnings(suppressMessages(psych::fa(x, nfactors = 1, fm = fm))), error = function(e) NULL)
  l <- as.vector(f$loadings)
  if (is.null(f)) NULL else sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
}

cfa_omega <- function(x) {
  fit <- tryCatch(suppressWarnings(cfa(paste("f =~", paste(names(x), collapse = " + ")), data = x, std.lv = TRUE)), error = function(e) NULL)
  if (is.null(fit) || !lavInspect(fit, "converged")) return(NULL)
  e <- lavInspect(fit, "est"); sum(e$lambda)^2 / (sum(e$lambda)^2 + sum(diag(e$theta)))
}

overall <- function(d, omega) {
  s <- d$score[!is.na(d$score)]; x <- d$x[d$complete, , drop = FALSE]; j <- ncol(x)
  found <- list(n_scored = length(s), mean = mean(s), sd = sd(s), n_items = j, n_complete = nrow(x))
  if (j == 1) return(found)
  a <- try_alpha(x)
  if (!is.null(a)) found <- c(found, list(
    alpha_raw_complete = a$total$raw_alpha, alpha_std_complete = a$total$std.alpha, average_r_complete = a$total$average_r,
    alpha_feldt_lo = a$feldt$lower.ci[[1]], alpha_feldt_hi = a$feldt$upper.ci[[1]],
    item_rest_r = as.list(setNames(a$item.stats$r.drop, sub("-$", "", rownames(a$item.stats)))),
    # of two items psych gives a covariance over a variance, which is no alpha
    alpha_if_dropped = if (j > 2) as.list(setNames(a$alpha.drop$raw_alpha, sub("-$", "", rownames(a$alpha.drop))))))
  p <- try_alpha(d$x)
  if (!is.null(p)) found <- c(found, list(alpha_raw_pairwise = p$total$raw_alpha, alpha_std_pairwise = p$total$std.alpha))
  if (omega && j > 2 && nrow(x) >= 50) found <- c(found, list(omega_total_minres_std = one_factor(x, "minres"), omega_total_ml_std = one_factor(x, "ml"),
                                             omega_total_cfa_raw = cfa_omega(x)))
  some(found)
}

# lme4's REML, with tight stops: its defaults leave the fifth digit open. At a boundary the deviance decides.
reml <- function(s, g) {
  control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.2, rhoend = 1e-10, maxfun = 1e6), check.conv.singular = "ignore",
                         calc.derivs = FALSE)
  suppressMessages(lmer(s ~ 1 + (1 | g), REML = TRUE, control = control))
}

# What lme4 leaves of a variance that is 0: 1e-17 of the whole, or its root.
at_least <- function(x, least = 1e-8) ifelse(abs(x) < least, 0, x)

between <- function(score, team) {
  s <- score[!is.na(score)]; g <- factor(team[!is.na(score)])
  a <- aov(s ~ g); m <- summary(a)[[1]]; n <- length(s); k <- nlevels(g); ni <- as.vector(table(g))
  msb <- m[1, 3]; msw <- m[2, 3]; n0 <- (n - sum(ni^2) / n) / (k - 1)
  v <- as.data.frame(VarCorr(reml(s, g)))$vcov; rho <- at_least(v[1] / sum(v)); c <- n / k
  list(n = n, k = k, msb = msb, msw = msw, df1 = m[1, 1], df2 = m[2, 1], F = m[1, 4], p = m[1, 5], icc1 = multilevel::ICC1(a),
       icc2 = multilevel::ICC2(a), eta2 = m[1, 2] / sum(m[, 2]), n_mean = c, n0 = n0, icc1_n0 = (msb - msw) / (msb + (n0 - 1) * msw),
       icc1_reml = rho, icc2_reml = c * rho / (1 + (c - 1) * rho))
}

empirical_bayes <- function(score, team, anova) {
  s <- score[!is.na(score)]; g <- factor(team[!is.na(score)]); means <- tapply(s, g, mean); n <- table(g)
  tau2 <- max(0, (anova$msb - anova$msw) / anova$n0); sigma2 <- anova$msw
  w <- 1 / (tau2 + sigma2 / n); mu <- sum(w * means) / sum(w); lambda <- tau2 / (tau2 + sigma2 / n)
  fit <- reml(s, g); v <- as.data.frame(VarCorr(fit))$vcov
  r <- ranef(fit, condVar = TRUE)$g
  list(eb = list(moments = list(tau2 = tau2, sigma2 = sigma2, mu = mu), reml = list(tau2 = at_least(v[1]), sigma2 = v[2], mu = fixef(fit)[[1]])),
       teams = data.frame(team = levels(g), lambda = as.vector(lambda), eb_moments = as.vector(lambda * means + (1 - lambda) * mu),
                          eb_reml = fixef(fit)[[1]] + r[[1]], eb_reml_condsd = at_least(sqrt(as.vector(attr(r, "postVar"))))))
}

percentile_ranks <- function(means) {
  m <- round(means, 9)
  vapply(m, function(v) if (is.na(v)) NA else 100 * (sum(m < v, na.rm = TRUE) + sum(m == v, na.rm = TRUE) / 2) / sum(!is.na(m)), 1)
}

dimension_figures <- function(rows, dim, sizes, eb, omega) {
  d <- dimension(rows, dim)
  icc <- between(d$score, rows$team)
  names <- sort(unique(rows$team), method = "radix")
  teams <- lapply(setNames(nm = names), function(t) team_figures(d, rows$team == t, sizes[t][[1]]))
  ranks <- percentile_ranks(sapply(teams, function(t) if (is.null(t$mean)) NA else t$mean))
  for (t in names) if (!is.na(ranks[[t]])) teams[[t]]$percentile_rank_midpoint <- ranks[[t]]
  found <- list(overall = overall(d, omega), icc = icc)
  if (eb) {
    b <- empirical_bayes(d$score, rows$team, icc)
    for (i in seq_len(nrow(b$teams))) teams[[b$teams$team[i]]] <- c(teams[[b$teams$team[i]]], as.list(b$teams[i, -1]))
    found$eb <- b$eb
  }
  c(found, list(teams = teams))
}

# ---- items -----------------------------------------------------------------------------------------------------------
# van der Eijk (2001): peel layers of equal height off the counts; written from the paper, not from package agrmt.
layer_agreement <- function(filled) {
  k <- length(filled); s <- sum(filled)
  if (s == 1) return(1)
  triples <- combn(k, 3)
  pattern <- apply(triples, 2, function(i) paste(as.integer(filled[i]), collapse = ""))
  tu <- sum(pattern %in% c("110", "011")); tdu <- sum(pattern == "101")
  u <- if (tu + tdu == 0) 1 else ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
  u * (1 - (s - 1) / (k - 1))
}
van_der_eijk <- function(counts) {
  if (length(counts) < 3 || sum(counts) == 0) return(NULL)
  left <- counts; total <- 0
  while (any(left > 0)) {
    filled <- left > 0; height <- min(left[filled])
    total <- total + layer_agreement(filled) * height * sum(filled) / sum(counts)
    left <- left - height * filled
  }
  total
}
tastle_consensus <- function(counts) {
  x <- seq_along(counts); p <- counts / sum(counts); m <- sum(x * p); w <- diff(range(x))
  1 + sum(ifelse(p > 0, p * log2(1 - abs(x - m) / w), 0))
}
leik <- function(counts) {
  f <- cumsum(counts / sum(counts)); k <- length(counts)
  2 * sum(ifelse(f < .5, f, 1 - f)) / (k - 1)
}
item_block <- function(x, item, name) {
  x <- x[!is.na(x)]
  counts <- as.vector(table(factor(x, item$min:item$max)))
  found <- setNames(list(counts), name)
  if (name == "counts_after_reversal") found$n <- length(x)
  if (length(x) == 0) return(found)
  c(found, some(list(mean = mean(x), sd = if (length(x) > 1) sd(x), vdE_A = van_der_eijk(counts),
                     tastle_consensus = tastle_consensus(counts), leik_D = leik(counts))))
}
item_figures <- function(rows, dims, per_team) {
  found <- list()
  for (dim in dims) {
    points <- keyed(rows, dim$items)
    for (i in seq_len(nrow(dim$items))) {
      item <- dim$items[i, ]
      block <- item_block(points[[i]], item, "counts_after_reversal")
      if (per_team) block$teams <- lapply(setNames(nm = sort(unique(rows$team), method = "radix")),
                                          function(t) item_block(points[[i]][rows$team == t], item, "counts"))
      found[[item$id]] <- block
    }
  }
  found
}

# ---- two rounds ------------------------------------------------------------------------------------------------------
two_rounds <- function(a, b, linked, reliability = NULL, sd_then = NULL) {
  a0 <- a; b0 <- b
  if (linked) { both <- !is.na(a) & !is.na(b); a <- a[both]; b <- b[both] } else { a <- a[!is.na(a)]; b <- b[!is.na(b)] }
  n1 <- length(a); n2 <- length(b)
  found <- list(n1 = n1, n2 = n2, mean1 = mean(a), mean2 = mean(b), difference = mean(b) - mean(a))
  if (linked) found <- c(found, list(n_up = sum(b > a), n_same = sum(b == a), n_down = sum(b < a)))
  if (linked && n1 > 1) {
    p <- t.test(b, a, paired = TRUE); d <- b - a
    found <- c(found, list(paired_t = unname(p$statistic), paired_df = unname(p$parameter), paired_p = p$p.value, paired_lo = p$conf.int[1],
                           paired_hi = p$conf.int[2], hedges_g_z = effectsize::hedges_g(d)$Hedges_g, sd_change = sd(d)))
    if (!is.null(reliability)) {
      diff <- sd_then * sqrt(2 * (1 - reliability))
      found <- c(found, list(rci_sdiff = diff, rci_threshold = 1.96 * diff, rci_up = sum(d > 1.96 * diff), rci_down = sum(d < -1.96 * diff)))
    }
  }
  if (n1 > 1 && n2 > 1) {
    w <- t.test(b, a)
    found <- c(found, list(welch_t = unname(w$statistic), welch_df = unname(w$parameter), welch_p = w$p.value, welch_lo = w$conf.int[1],
                           welch_hi = w$conf.int[2], hedges_g = effectsize::hedges_g(b, a)$Hedges_g, cohens_d = effectsize::cohens_d(b, a)$Cohens_d))
  }
  if (n1 > 0 && n2 > 0) {
    higher <- mean(outer(b, a, ">")); lower <- mean(outer(b, a, "<"))
    found <- c(found, list(prob_superiority_ties_half = higher + (1 - higher - lower) / 2, cliffs_delta = higher - lower))
  }
  found
}

change_figures <- function(then, now, dim, alpha) {
  a <- data.frame(then[c("team", "respondent")], s = dimension(then, dim)$score); b <- data.frame(now[c("team", "respondent")], s = dimension(now, dim)$score)
  j <- merge(a, b, by = c("team", "respondent"), suffixes = c("1", "2")); sd_then <- sd(a$s, na.rm = TRUE)
  list(all_linked = two_rounds(j$s1, j$s2, TRUE, alpha, sd_then), all_unlinked = two_rounds(a$s, b$s, FALSE),
       per_team = lapply(setNames(nm = sort(unique(j$team), method = "radix")), function(t) list(
         linked = two_rounds(j$s1[j$team == t], j$s2[j$team == t], TRUE, alpha, sd_then),
         unlinked = two_rounds(a$s[a$team == t], b$s[b$team == t], FALSE))))
}

# ---- a whole set -----------------------------------------------------------------------------------------------------
set_figures <- function(set, eb = TRUE, omega = TRUE, per_team_items = FALSE) {
  rows <- set$rows
  if (is.null(rows$wave)) {
    return(list(dimensions = lapply(set$dims, function(m) dimension_figures(rows, m, set$sizes, eb, omega)),
                items = item_figures(rows, set$dims, per_team_items)))
  }
  by <- split(rows, rows$wave)
  waves <- lapply(by, function(r) lapply(set$dims, function(m) dimension_figures(r, m, set$sizes, eb, omega)))
  names(waves) <- paste0("wave", names(by))
  change <- lapply(setNames(nm = names(set$dims)), function(m) change_figures(by[[1]], by[[2]], set$dims[[m]], waves[[1]][[m]]$overall$alpha_raw_complete))
  list(waves = waves, change = change)
}

# ---- careless answers, per person (M55), and their scores ------------------------------------------------------------
longest_run <- function(x) { x <- x[!is.na(x)]; if (length(x)) max(rle(x)$lengths) else NA }
even_odd <- function(row, dims) {
  halves <- sapply(dims, function(m) {
    x <- unlist(keyed(row, m$items))
    c(mean(x[seq(1, length(x), 2)], na.rm = TRUE), if (length(x) > 1) mean(x[seq(2, length(x), 2)], na.rm = TRUE) else NA)
  })
  ok <- colSums(is.na(halves)) == 0
  r <- if (sum(ok) > 2) suppressWarnings(cor(halves[1, ok], halves[2, ok])) else NA
  if (is.na(r)) NA else max(-1, 2 * r / (1 + r))
}
