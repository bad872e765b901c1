// Makes a form in Google Forms. Open script.google.com, choose "New project", and paste all of this in place of what is there.
// Press Save, choose createForm_en or createForm_de at the top, press Run, and allow it. The addresses of the form are in the log below.

// false: nobody signs in, and nothing stops a person from answering twice. true: people sign in with Google, and answer once.
var oneAnswerEach = false;

function createForm_en() {
  var form = FormApp.create("Two features & what we make of them");
  form.setDescription("About your team.\nThere is no wrong answer.");
  form.setCollectEmail(false);
  form.setLimitOneResponsePerUser(oneAnswerEach);
  form.setPublishingSummary(false);
  form.setProgressBar(true);
  form.addMultipleChoiceItem()
    .setTitle("What is your role?")
    .setChoiceValues([
      "Nurse",
      "Administration"
    ]);
  form.addPageBreakItem();
  form.addGridItem()
    .setTitle("Shared aims")
    .setHelpText("How far do you agree?")
    .setRows([
      "We know what we want & why."
    ])
    .setColumns([
      "Strongly disagree",
      "Disagree",
      "Neither",
      "Agree",
      "Strongly agree",
      "I can't say"
    ]);
  form.addGridItem()
    .setTitle("Shared aims")
    .setHelpText("How far do you agree?")
    .setRows([
      "We are sure of what comes next."
    ])
    .setColumns([
      "Not at all",
      "1",
      "2",
      "Completely"
    ]);
  form.addGridItem()
    .setTitle("Shared aims")
    .setHelpText("How far do you agree?")
    .setRows([
      "I often learn of our plans by chance."
    ])
    .setColumns([
      "Strongly disagree",
      "Disagree",
      "Neither",
      "Agree",
      "Strongly agree",
      "I can't say"
    ]);
  form.addPageBreakItem();
  form.addGridItem()
    .setTitle("Trust")
    .setHelpText("And how is it here?")
    .setRows([
      "\"We were wrong\" is easier to say than \"you were wrong\"",
      "A mistake is talked about in < 2 days."
    ])
    .setColumns([
      "Strongly disagree",
      "Disagree",
      "Neither",
      "Agree",
      "Strongly agree",
      "I can't say"
    ]);
  form.addPageBreakItem();
  form.addParagraphTextItem()
    .setTitle("What should this team keep?");
  Logger.log("To change it: " + form.getEditUrl());
  Logger.log("To send out: " + form.getPublishedUrl());
}

function createForm_de() {
  var form = FormApp.create("Zwei Merkmale & was wir daraus machen");
  form.setDescription("Über Ihr Team.\nEs gibt keine falsche Antwort.");
  form.setCollectEmail(false);
  form.setLimitOneResponsePerUser(oneAnswerEach);
  form.setPublishingSummary(false);
  form.setProgressBar(true);
  form.addMultipleChoiceItem()
    .setTitle("Was ist Ihre Rolle?")
    .setChoiceValues([
      "Pflege",
      "Verwaltung"
    ]);
  form.addPageBreakItem();
  form.addGridItem()
    .setTitle("Gemeinsame Ziele")
    .setHelpText("Wie sehr stimmen Sie zu?")
    .setRows([
      "Wir wissen, was wir wollen & warum."
    ])
    .setColumns([
      "Stimme gar nicht zu",
      "Stimme nicht zu",
      "Weder noch",
      "Stimme zu",
      "Stimme voll zu",
      "Kann ich nicht sagen"
    ]);
  form.addGridItem()
    .setTitle("Gemeinsame Ziele")
    .setHelpText("Wie sehr stimmen Sie zu?")
    .setRows([
      "Wir wissen, was als Nächstes kommt."
    ])
    .setColumns([
      "Gar nicht",
      "1",
      "2",
      "Vollkommen"
    ]);
  form.addGridItem()
    .setTitle("Gemeinsame Ziele")
    .setHelpText("Wie sehr stimmen Sie zu?")
    .setRows([
      "Von unseren Plänen erfahre ich oft zufällig."
    ])
    .setColumns([
      "Stimme gar nicht zu",
      "Stimme nicht zu",
      "Weder noch",
      "Stimme zu",
      "Stimme voll zu",
      "Kann ich nicht sagen"
    ]);
  form.addPageBreakItem();
  form.addGridItem()
    .setTitle("Vertrauen")
    .setHelpText("Und wie ist es hier?")
    .setRows([
      "„Das war falsch“ sagen wir leichter als „du warst schuld“",
      "Über einen Fehler reden wir in < 2 Tagen."
    ])
    .setColumns([
      "Stimme gar nicht zu",
      "Stimme nicht zu",
      "Weder noch",
      "Stimme zu",
      "Stimme voll zu",
      "Kann ich nicht sagen"
    ]);
  form.addPageBreakItem();
  form.addParagraphTextItem()
    .setTitle("Was soll dieses Team behalten?");
  Logger.log("To change it: " + form.getEditUrl());
  Logger.log("To send out: " + form.getPublishedUrl());
}
