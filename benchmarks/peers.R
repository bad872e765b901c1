# What benchmarks/peers.py measures in R: every figure of a team and dimension by the function of psych or multilevel that gives it.
# By hand: Rscript peers.R answers.csv folder yes|no (alpha of each team)
given <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages({ library(psych); library(multilevel) })
if (length(given) < 3) quit()  # what starting takes

# psych says much of small teams, and stops where items do not vary.
alpha_of <- function(x) tryCatch({
  capture.output(found <- suppressWarnings(suppressMessages(psych::alpha(x, warnings = FALSE))))
  found$total$raw_alpha
}, error = function(fault) NA)

answers <- read.csv(given[1])
team <- answers$team
of_teams <- of_all <- NULL
for (dimension in paste0("d", 1:7)) {
  items <- answers[paste0(dimension, "i", 1:5)]
  items[[5]] <- 6 - items[[5]]
  score <- ifelse(rowSums(!is.na(items)) >= 3, rowMeans(items, na.rm = TRUE), NA)
  full <- complete.cases(items)
  agreement <- rwg.j(items[full, ], team[full], ranvar = 2)
  found <- data.frame(team = sort(unique(team)), dimension = dimension)
  found$mean <- tapply(score, team, mean, na.rm = TRUE)[found$team]
  found$sd <- tapply(score, team, sd, na.rm = TRUE)[found$team]
  found$rwg_j <- agreement$rwg.j[match(found$team, agreement$grpid)]
  if (given[3] == "yes") found$alpha <- sapply(split(items, team), alpha_of)[found$team]
  of_teams <- rbind(of_teams, found)
  of_all <- rbind(of_all, data.frame(dimension, icc1 = ICC1(aov(score ~ factor(team)))))
}
write.csv(of_teams, file.path(given[2], "teams.csv"), row.names = FALSE)
write.csv(of_all, file.path(given[2], "between.csv"), row.names = FALSE)
