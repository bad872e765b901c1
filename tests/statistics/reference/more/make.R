# Simulates the sets beside this file and has R compute their figures. By hand: Rscript make.R (one minute).
# Nobody gave these answers; they are free to use.
source("figures.R")
set.seed(20260901, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")

# A dimension: ids of items, the ends of their scales, which are reversed, which are reversed in truth but not in the key.
dim_of <- function(id, j, low, high, reversed = c(), wrong = c(), constant = c(), icc = .15, centred = FALSE, shift = .5) {
  list(id = id, share = .5, icc = icc, centred = centred, shift = shift, wrong = wrong, constant = constant,
       items = data.frame(id = paste0(id, seq_len(j)), min = rep_len(low, j), max = rep_len(high, j), reversed = seq_len(j) %in% reversed))
}

# Answers from one latent score, cut at the quantiles of equal shares and shifted, so that they are skewed.
simulate <- function(sizes, dims, missing = .2, people = NULL, then = NULL, r = 0) {
  team <- rep(sprintf("t%02d", seq_along(sizes)), sizes); n <- length(team); latent <- list()
  rows <- data.frame(team = team, respondent = sprintf("p%03d", seq_len(n)))
  for (d in dims) {
    own <- rnorm(n)
    if (d$centred) own <- own - ave(own, team) * .9
    theta <- sqrt(d$icc) * rnorm(length(sizes))[match(team, unique(team))] + sqrt(1 - d$icc) * own
    if (!is.null(then)) theta <- r * then[[d$id]] + sqrt(1 - r^2) * theta
    latent[[d$id]] <- theta
    for (i in seq_len(nrow(d$items))) {
      item <- d$items[i, ]; a <- item$max - item$min + 1
      z <- .75 * theta + sqrt(1 - .75^2) * rnorm(n) + d$shift
      x <- item$min + findInterval(z, qnorm(seq_len(a - 1) / a))
      if (item$reversed || i %in% d$wrong) x <- item$min + item$max - x
      if (i %in% d$constant) x <- rep(item$max - 1, n)
      x[runif(n) < missing] <- NA
      rows[[item$id]] <- x
    }
  }
  structure(rows, latent = latent)
}

write_set <- function(name, note, rows, dims, sizes = NULL, ...) {
  dir.create(name, showWarnings = FALSE)
  items <- function(d) lapply(seq_len(nrow(d$items)), function(i) as.list(d$items[i, ]))
  mapping <- list(name = name, source = "simulated by make.R", note = note, licence = "simulated for this project with a fixed seed; free to use",
                  favourable = "the top two points of five or more, the top half of fewer",
                  dimensions = unname(lapply(dims, function(d) list(id = d$id, min_answered_share = d$share, items = items(d)))))
  write(toJSON(mapping, auto_unbox = TRUE, pretty = 1), file.path(name, "mapping.json"))
  write.csv(rows, file.path(name, "data.csv"), row.names = FALSE, na = "", quote = FALSE)
  if (!is.null(sizes)) write.csv(data.frame(team = names(sizes), size = sizes), file.path(name, "teams.csv"), row.names = FALSE, quote = FALSE)
  set <- read_set(name)
  write(toJSON(set_figures(set, ...), auto_unbox = TRUE, na = "null", digits = I(15)), file.path(name, "expected.json"))
  scores <- cbind(set$rows[intersect(c("team", "respondent", "wave"), names(set$rows))], do.call(cbind, lapply(set$dims, function(m) {
    d <- dimension(set$rows, m)
    setNames(data.frame(format_15(d$score), d$answered), paste0(m$id, c("_score", "_answered")))
  }) |> unname()))
  write.csv(scores, file.path(name, "expected_respondents.csv"), row.names = FALSE, na = "", quote = FALSE)
}
format_15 <- function(x) ifelse(is.na(x), NA, formatC(x, digits = 15, format = "g", width = 1))
blank <- function(rows, team) { rows[rows$team == team, -(1:2)] <- NA; rows }

forty <- c(1, 1, sample(2:25, 38, replace = TRUE))               # the first team is emptied, the second has one person
nine <- list(dim_of("flat", 3, 1, 9, reversed = 2, icc = .005), dim_of("level", 2, 1, 9, icc = .3, shift = 1.2))
rows <- blank(simulate(forty, nine), "t01")
write_set("points_9", "nine points, 40 teams of 1 to 25 and an empty one; one dimension nearly without differences between teams", rows, nine)

ten <- c(2, 3, 4, 5, 6, 8, 9, 12, 15, 20)
two <- list(dim_of("one", 1, 0, 1, shift = .4), dim_of("three", 3, 0, 1, reversed = 3))
write_set("points_2", "two points, 0 and 1; a dimension of one item", simulate(ten, two), two, per_team_items = TRUE,
          sizes = setNames(ten + c(0, 1, 0, 2, 3, 0, 4, 1, 5, 9), sprintf("t%02d", 1:10)))

four <- list(dim_of("pair", 2, 1, 4, reversed = 1), dim_of("five", 5, 1, 4, reversed = c(1, 3, 5), icc = .1, shift = 1))
write_set("points_4", "four points, most items reversed; a dimension of two items", simulate(ten, four), four)

six <- list(dim_of("eight", 8, 1, 6, reversed = c(2, 4, 5, 7, 8), centred = TRUE, icc = 0), dim_of("wrong", 3, 1, 6, wrong = 2))
write_set("points_6", "six points; teams more alike than chance (negative ICC, tau2 = 0); an item with the wrong key (negative alpha)",
          simulate(ten, six), six)

eleven <- list(dim_of("still", 4, 0, 10, reversed = 4, constant = 3, shift = .8))
write_set("points_0_10", "0 to 10; an item to which everybody gave the same answer; eight teams", simulate(ten[3:10], eleven), eleven, eb = FALSE)

both <- list(dim_of("mixed", 4, c(1, 1, 1, 1), c(5, 7, 5, 7), reversed = c(2, 3)))
write_set("mixed_scales", "items of five and of seven points in one dimension: figures as shares of the scale, 0 to 1", simulate(ten, both), both,
          sizes = setNames(ten + 1, sprintf("t%02d", 1:10)))

rounds <- list(dim_of("x", 3, 1, 6, reversed = 2), dim_of("y", 1, 1, 6, shift = 1))
sizes <- c(2, 5, 7, 9, 13)
then <- simulate(sizes, rounds); now <- simulate(sizes, lapply(rounds, function(d) { d$shift <- d$shift + .3; d }), then = attr(then, "latent"), r = .7)
now <- now[-c(1, 9, 20, 30), ]; then <- then[-c(4, 22, 23), ]      # leavers and joiners
linked <- rbind(data.frame(then[1:2], wave = 1, then[-(1:2)]), data.frame(now[1:2], wave = 2, now[-(1:2)]))
write_set("two_rounds", "two rounds of five teams, linked people correlated .7, with leavers and joiners", linked, rounds, eb = FALSE, omega = FALSE)
