// Words of the registry's pages about continuity: what changes of posts mean to networks.
export const continuity = {
  inquiry: {
    title: 'Var når vi dig i fortsättningen?',
    lead: 'Berätta var vi når dig och välj i vilka nätverk och grupper du fortsätter. Svaret ändrar ingenting genast: arrangören behandlar det.',
    email: 'Ny e-postadress',
    emailHint: 'Lämna tomt om adressen {{address}} fortfarande är rätt.',
    emailMissing: 'Vi har ingen adress till dig.',
    stay: 'Jag fortsätter',
    leave: 'Jag fortsätter inte',
    note: 'Meddelande till arrangören',
    noteHint: 'Frivilligt',
    send: 'Skicka svaret',
    thanks: 'Tack för svaret',
    answered: 'Du har svarat',
    changeable: 'Arrangören behandlar ditt svar. Du kan ändra det fram till dess, dock senast {{date}}.',
    change: 'Ändra svaret',
    unknown: {
      title: 'Länken öppnar ingen förfrågan',
      text: 'Adressen kan ha brutits i brevet eller skrivits fel. Öppna länken direkt i brevet.',
    },
    handled: {
      title: 'Ditt svar har behandlats',
      text: 'Tack för svaret. Om uppgifterna har ändrats, kontakta den kontaktperson som nämns i brevet.',
    },
    gone: {
      title: 'Länken gäller inte längre',
      text: 'Förfrågan har föråldrats, eller så har du fått ett nyare brev. Mer information ger den kontaktperson som nämns i brevet.',
    },
  },
}
